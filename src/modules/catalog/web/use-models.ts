import { useEndpoint } from '../../../platform/web/api.ts';
import { getModels } from '../model.schema.ts';

/** Models of ours and of others, and ours as choices. */
export function useModels() {
  const models = useEndpoint(getModels, {});
  const rows = models.data?.rows ?? [];
  const own = rows.filter((model) => model.own);
  return {
    models,
    own,
    others: rows.filter((model) => !model.own),
    choices: own.map(({ id, name }) => ({ value: id, label: name })),
  };
}
