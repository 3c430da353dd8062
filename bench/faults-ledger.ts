import type pg from 'pg';

/** What the server said it had done, and so must still hold when everything has been killed often enough. */
export type Ledger = {
  swot: Set<string>;
  actions: Set<string>;
  stores: Set<string>;
  /** The last value that was acknowledged, and those sent since, of which one may have got through. */
  goals: Map<string, { kept: number; since: Set<number> }>;
  /** Bearer tokens and sessions that must still be let in. */
  tokens: Set<string>;
  imports: Map<string, readonly string[]>;
};

export const emptyLedger = (): Ledger => ({
  swot: new Set(),
  actions: new Set(),
  stores: new Set(),
  goals: new Map(),
  tokens: new Set(),
  imports: new Map(),
});

/** Everything made by this run starts with it. */
export const mark = 'faults-';

export const acknowledged = (ledger: Ledger): number =>
  ledger.swot.size +
  ledger.actions.size +
  ledger.stores.size +
  ledger.goals.size +
  ledger.tokens.size +
  ledger.imports.size * 2;

export type Verdict = { lost: string[]; twice: string[] };

/** Holds the ledger against the tables: every acknowledged write is there, and none is there twice. */
export async function verdictOf(
  ledger: Ledger,
  owner: pg.Client,
  isLetIn: (token: string) => Promise<boolean>,
): Promise<Verdict> {
  const verdict: Verdict = { lost: [], twice: [] };
  const titles = [
    ['swot', ledger.swot, 'select title as name, count(*)::int as n from plan.swot_item'],
    ['action', ledger.actions, 'select title as name, count(*)::int as n from plan.action'],
    ['store', ledger.stores, 'select name, count(*)::int as n from people.store'],
    ['deal', dealsOf(ledger), 'select number as name, count(*)::int as n from sales.deal'],
  ] as const;
  for (const [what, expected, select] of titles) {
    const { rows } = await owner.query<{ name: string; n: number }>(`${select} group by 1`);
    const found = new Map(rows.map(({ name, n }) => [name, n]));
    verdict.lost.push(
      ...[...expected].filter((name) => !found.has(name)).map((name) => `${what} ${name}`),
    );
    verdict.twice.push(
      ...[...found]
        .filter(([name, n]) => n > 1 && name.startsWith(mark))
        .map(([name]) => `${what} ${name}`),
    );
  }
  verdict.lost.push(...(await lostGoals(ledger, owner)), ...(await unfinished(ledger, owner)));
  const tokens = [...ledger.tokens];
  while (tokens.length > 0) {
    const letIn = await Promise.all(tokens.splice(0, 20).map(isLetIn));
    verdict.lost.push(...letIn.filter((isIn) => !isIn).map(() => 'session'));
  }
  return verdict;
}

const dealsOf = ({ imports }: Ledger): Set<string> => new Set([...imports.values()].flat());

async function lostGoals({ goals }: Ledger, owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ planId: string; value: string }>(
    `select plan_id as "planId", value from plan.goal where measure = 'units'`,
  );
  const found = new Map(rows.map(({ planId, value }) => [planId, Number(value)]));
  return [...goals].flatMap(([planId, { kept, since }]) => {
    const value = found.get(planId);
    return value === kept || (value !== undefined && since.has(value)) ? [] : [`goal ${planId}`];
  });
}

async function unfinished({ imports }: Ledger, owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ id: string; state: string; tries: string }>(
    `select import.id, import.state, (select string_agg(job.state || ' ' || job.retry_count, ', ')
      from pgboss.job where data #>> '{payload,importId}' = import.id::text) as tries
    from platform.import where id = any($1)`,
    [[...imports.keys()]],
  );
  const states = new Map(
    rows.map(({ id, state, tries }) => [id, state === 'done' ? state : `${state}, job ${tries}`]),
  );
  return [...imports.keys()]
    .filter((id) => states.get(id) !== 'done')
    .map((id) => `import ${id} ${states.get(id)}`);
}

/** Waits until no acknowledged import is under way any more, or the time is up. */
export async function untilImported(
  { imports }: Ledger,
  owner: pg.Client,
  withinMs: number,
): Promise<void> {
  const until = performance.now() + withinMs;
  for (;;) {
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from platform.import where id = any($1) and state = 'running'`,
      [[...imports.keys()]],
    );
    if (rows[0]!.n === 0 || performance.now() > until) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
