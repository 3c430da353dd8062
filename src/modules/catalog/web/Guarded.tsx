import type { FieldRight } from '../../../kernel/field.ts';
import { useWords } from '../../../platform/web/language.ts';
import { HiddenField } from '../../people/rights/web/HiddenField.tsx';

type GuardedFenProps = {
  row: { hidden?: string[] | undefined };
  field: string;
  right: FieldRight;
  fen: number | null;
};

/** An amount that not everybody may see: a lock where it is withheld, a dash where there is none. */
export function GuardedFen({ row, field, right, fen }: GuardedFenProps) {
  const { format } = useWords();
  if (row.hidden?.includes(field)) return <HiddenField right={right} />;
  return <>{fen === null ? format.none : format.yuan(fen)}</>;
}
