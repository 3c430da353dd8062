import type { Layout } from './layout.rules.ts';
import type { TemplateValues } from './template.rules.ts';

/** What the thread that makes documents is asked for. */
export type PrintTask =
  | { is: 'pdf' | 'docx'; layout: Layout }
  | { is: 'fill'; template: Uint8Array; values: TemplateValues }
  | { is: 'inspect'; template: Uint8Array };

/** Why a Word template cannot be taken, in the order in which it is looked for. */
export type TemplateFault = 'not_word' | 'too_large' | 'macros' | 'linked' | 'broken';

/** What the thread answers: a file, or what a template holds. */
export type Printed =
  { bytes: Uint8Array } | { fault: TemplateFault; at: string } | { tags: string[] };

export type FromPrinter = { id: number } & ({ printed: Printed } | { failed: string });
