import { ZodError } from 'zod';
import { measure } from '../modules/kpi/index.ts';
import { getKpi } from '../modules/kpi/kpi.schema.ts';
import { halt } from '../platform/halt.ts';
import { print, type Command } from './command.ts';
import { asSystem, groupOption, tenantFor, withDatabase } from './group.ts';

/** `fairlead kpi <key> --from --to [--by a,b]` (指标): the same answer as the API gives, money in fen. */
export const kpi: Command = {
  summary: 'measure a KPI over a span of days · 查询指标',
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    by: { type: 'string' },
    ...groupOption,
  },
  async run(call) {
    const asked = questionOf(call.positionals[0], call.values);
    const answer = await withDatabase(call.settings, async (database) => {
      const tenantId = await tenantFor(database, call.values['group'] as string | undefined);
      return asSystem(database, tenantId, (ctx) => measure(ctx, asked));
    });
    const rows = answer.rows.map(({ ids: _, numerator: __, denominator: ___, ...row }) => row);
    print(call, { ...answer, rows }, () => [
      `${answer.key} ${answer.from} – ${answer.to}: ${answer.total ?? '—'} ${answer.unit}`,
      ...rows.map(
        ({ value, ...names }) => `  ${Object.values(names).join(' · ')}: ${value ?? '—'}`,
      ),
    ]);
    return 0;
  },
};

function questionOf(key: string | undefined, { from, to, by }: Readonly<Record<string, unknown>>) {
  try {
    return getKpi.input.parse({ key, from, to, ...(typeof by === 'string' && { by }) });
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const field = error.issues[0]?.path.join('.') ?? 'key';
    throw halt(
      `${field}: ${error.issues[0]?.message}; use npx fairlead kpi <key> --from YYYY-MM-DD --to YYYY-MM-DD [--by month,store]`,
      `参数 ${field} 有误:npx fairlead kpi <指标> --from 年-月-日 --to 年-月-日 [--by month,store]`,
    );
  }
}
