import { useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { getImportKinds } from '../import.schema.ts';

/** The name of an import kind in the reader's language. */
export function KindName({ kind }: { kind: string }) {
  const { either } = useWords();
  const kinds = useEndpoint(getImportKinds, {});
  const shape = kinds.data?.find((one) => one.kind === kind);
  return <span>{shape ? either(shape) : kind}</span>;
}
