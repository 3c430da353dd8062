import { describe, expect, test } from 'vitest';
import { admin, gu, lin, ours, stranger } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { importKinds } from '../../import-kinds.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { importList, listedKinds } from './import-list.schema.ts';

const { as, inside, clock } = await world();
const { page, summary, workbook } = importList.contracts;

const past = (fileName: string, given: object = {}) => ({
  tenantId: ours.tenantId,
  id: uuidV7(),
  kind: 'deals',
  source: '',
  fileName,
  fileHash: fileName,
  fileBytes: 1,
  state: 'done',
  mapping: '{}',
  found: JSON.stringify({ createdByName: gu.name }),
  counts: JSON.stringify({ rows: 12, created: 10, updated: 1, unchanged: 0, rejected: 1 }),
  createdBy: gu.personId,
  createdAt: '2026-03-01T00:00:00.000Z',
  ...given,
});
await inside(ours.tenantId, ({ db }) =>
  db
    .insertInto('platform.import')
    .values([
      past('一月.csv'),
      past('二月.csv', { state: 'running', counts: '{}' }),
      past('三月.csv', { state: 'running', counts: '{}', createdAt: clock.now }),
      past('名单.xlsx', { kind: 'staff', createdBy: admin.personId }),
    ] as never)
    .execute(),
);

describe('Past imports as a list', () => {
  test('say how each ended; one without a sign of life for two minutes was cut off', async () => {
    const { rows } = (await as(gu)(page, { filter: 'kind:in:deals', sort: 'createdAt' })).body;
    const states = Object.fromEntries(rows.map(({ fileName, state }) => [fileName, state]));
    expect(states).toEqual({ '一月.csv': 'done', '二月.csv': 'failed', '三月.csv': 'running' });
    expect(rows.find(({ state }) => state === 'done')).toMatchObject({
      rows: 12,
      created: 10,
      rejected: 1,
      createdByName: gu.name,
    });
  });

  test('are found by file, kind and by whom, and grouped', async () => {
    const named = async (filter: string) =>
      (await as(gu)(page, { filter })).body.rows.map(({ fileName }) => fileName);
    expect(await named('fileName:has:名单')).toEqual(['名单.xlsx']);
    expect(await named(`createdByName:in:${admin.personId}`)).toEqual(['名单.xlsx']);
    expect(await named('rejected:between:1,')).toHaveLength(2);
    const { groups } = (await as(gu)(summary, { group: 'createdByName' })).body;
    expect(groups.map(({ label, count }) => [label, count])).toEqual([
      [gu.name, 3],
      [admin.name, 1],
    ]);
  });

  test('are nobody else’s: a consultant may not, a stranger sees none, export needs its right', async () => {
    expect((await as(lin)(page, {})).status).toBe(403);
    expect((await as(stranger)(page, {})).body.rows).toEqual([]);
    expect((await as(gu)(workbook, {})).status).toBe(403);
  });

  test('know every kind of file that the program imports', () => {
    expect(new Set(importKinds.map(({ kind }) => kind))).toEqual(new Set(listedKinds));
  });
});
