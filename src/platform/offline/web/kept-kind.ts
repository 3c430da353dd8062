import { createContext, type ComponentType } from 'react';
import type { Entry } from '../outbox.rules.ts';

export type Body = Record<string, unknown>;
export type MendProps = { body: Body; onSave: (body: Body) => void };

/**
 * A kind of entry that is kept on the device (待发类别): what it is called, what to copy of it, how its words are
 * mended, and other ways on after a refusal. Modules declare theirs, the program lists them (src/web/kept-kinds.ts).
 */
export type KeptKind = {
  kind: string;
  word: string;
  /** Its words as somebody would write them down. */
  text: (body: Body) => string;
  Mend: ComponentType<MendProps>;
  /** What may be sent instead once the server refused with this code. */
  ways?: (refused: NonNullable<Entry['refused']>) => readonly { word: string; body: Body }[];
};

export const KeptKinds = createContext<readonly KeptKind[]>([]);
