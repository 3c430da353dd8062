import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  cheng,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  teams,
  xu,
  zhou,
} from '../../../test/cast.ts';
import { aModel, world } from '../../../test/world.ts';
import type { Fact } from '../../kernel/fact.ts';
import { addMonths } from '../../kernel/period.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { appendFacts } from '../../platform/facts/facts.queries.ts';
import { getDashboard } from './dashboard.schema.ts';
import {
  getGridWorkbook,
  getTargetGrid,
  postGridEdits,
  postGridWorkbook,
  putTargetGrid,
  type TargetGrid,
} from './grid.schema.ts';
import { getGoals } from './goal.schema.ts';
import { getPlan, postPlan } from './plan.schema.ts';
import { getDecomposition, postDecomposition, postPublication } from './target.schema.ts';

const { as, app, tokenOf, inside } = await world();
const sellers = [
  { person: lin, storeId: stores.north, teamId: teams.first },
  { person: zhou, storeId: stores.north, teamId: teams.second },
  { person: xu, storeId: stores.lake, teamId: teams.lake },
];
const { l5, e6 } = await inside(ours.tenantId, async (ctx) => {
  const models = {
    l5: (await aModel(ctx, '澜驰 L5', '澜驰')).modelId,
    e6: (await aModel(ctx, 'E6', '远洋')).modelId,
  };
  const facts = sellers.flatMap(({ person, storeId, teamId }, who) =>
    Array.from({ length: 23 }, (_, i) => addMonths('2025-01', i)).flatMap((month) =>
      [models.l5, models.e6].map((modelId, m): Fact => {
        const quantity = (Number(month.slice(5)) % 4) + 1 + who + m;
        const day = `${month}-10`;
        const at = { storeId, teamId, personId: person.personId, modelId };
        const what = { kind: 'delivery', day, occurredAt: `${day}T04:00:00Z` } as const;
        const subject = { subjectKind: 'deal', subjectId: uuidV7() };
        return { ...what, ...subject, ...at, quantity, amount: quantity * 15_000_000 };
      }),
    ),
  );
  await appendFacts(ctx, facts);
  return models;
});

const { id } = (await as(gu)(postPlan, { year: 2027 })).body;
const units = { id, measure: 'units' as const };
const modelGrid = { ...units, view: 'model' as const };
const read = async (view: TargetGrid['view'], storeId?: string) =>
  (await as(gu)(getTargetGrid, { ...units, view, ...(storeId && { storeId }) })).body;
const sumOf = (grid: TargetGrid) =>
  grid.rows.reduce((sum, { cells }) => sum + cells.reduce((a, b) => a + b, 0), 0);
const monthsOf = (grid: TargetGrid) =>
  Array.from({ length: 12 }, (_, i) => grid.rows.reduce((a, { cells }) => a + cells[i]!, 0));
const settings = {
  total: 500,
  basis: 'all_history' as const,
  models: [{ modelId: l5, role: 'core' as const, total: 300 }],
  totals: { [stores.north]: 280 },
};

describe('Decomposition 目标分解', () => {
  beforeAll(async () => {
    await as(gu)(postDecomposition, { ...units, version: 0, settings });
  });

  test('before the first time the proposal is last year again', async () => {
    const { body } = await as(gu)(getDecomposition, { ...units, measure: 'revenue' });
    expect(body).toMatchObject({ version: 0, outcome: null, mayPublish: true });
    const goals = await as(gu)(getGoals, { id });
    const last = goals.body.rows.find(({ measure }) => measure === 'revenue')!.lastYear;
    expect(body.settings.total).toBe(last);
  });

  test('every view adds up to the year, month by month; fixed models and stores hold', async () => {
    const model = await read('model');
    expect(sumOf(model)).toBe(500);
    for (const view of ['store', 'team', 'person'] as const)
      expect(monthsOf(await read(view))).toEqual(monthsOf(model));
    const year = (grid: TargetGrid, rowId: string) =>
      grid.rows.find((row) => row.id === rowId)!.cells.reduce((a, b) => a + b, 0);
    expect(year(model, l5)).toBe(300);
    expect(year(await read('store'), stores.north)).toBe(280);
    expect(sumOf(await read('person', stores.north))).toBe(280);
    expect(model.rows.map(({ name, role }) => [name, role])).toEqual([
      ['澜驰 L5', 'core'],
      ['E6', 'other'],
    ]);
    const { body } = await as(gu)(getDecomposition, units);
    expect(body.outcome).toMatchObject({ conflicts: [], sellers: 3 });
    expect(body.outcome!.workings.reduce((a, { part }) => a + part, 0)).toBe(500);
  });

  test('what contradicts is listed by name', async () => {
    const revenue = { id, measure: 'revenue' as const };
    const bad = { ...settings, total: 250, totals: {} };
    const { body } = await as(gu)(postDecomposition, { ...revenue, version: 0, settings: bad });
    expect(body.outcome!.conflicts).toContainEqual(
      expect.objectContaining({ kind: 'model_total', names: ['澜驰 L5'], wanted: 300 }),
    );
  });

  test('an edit is shared below, both sums follow, and an older version is refused', async () => {
    const before = await read('model');
    const edit = { kind: 'cell' as const, rowId: e6, month: 9, value: 40 };
    const asked = { ...modelGrid, version: before.version, edits: [edit] };
    const { body } = await as(gu)(postGridEdits, asked);
    const row = body.rows.find(({ id: rowId }) => rowId === e6)!;
    expect([row.cells[8], row.typed[8]]).toEqual([40, true]);
    expect(row.cells.reduce((a, b) => a + b, 0)).toBe(200);
    expect(monthsOf(await read('person'))).toEqual(monthsOf(body));
    expect((await as(gu)(postGridEdits, asked)).body).toMatchObject({
      code: 'plan.changed_meanwhile',
      details: { version: body.version },
    });
  });

  test('an edit that cannot be met changes nothing and answers limit and mends', async () => {
    const before = await read('model');
    const edits = [{ kind: 'cell' as const, rowId: e6, month: 1, value: 900 }];
    const { status, body } = await as(gu)(postGridEdits, {
      ...modelGrid,
      version: before.version,
      edits,
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'plan.does_not_fit',
      details: { refusal: { kind: 'cell_limit', most: 160, rowTotal: 200, rowHeld: 40 } },
    });
    expect(await read('model')).toEqual(before);
  });

  test('a locked cell moves neither here, nor from another grid, nor when generated anew', async () => {
    const before = await read('model');
    const lock = { kind: 'lock' as const, rowId: e6, month: 9 };
    const locked = await as(gu)(postGridEdits, {
      ...modelGrid,
      version: before.version,
      edits: [lock],
    });
    const { rows, columnHeld, version } = locked.body;
    const changed = rows.map((row) =>
      row.id === e6 ? { ...row, cells: row.cells.with(8, 41) } : row,
    );
    const here = await as(gu)(putTargetGrid, { ...modelGrid, version, rows: changed, columnHeld });
    expect(here.body).toMatchObject({
      code: 'plan.locked_cell_changed',
      details: { name: 'E6', month: 9 },
    });
    const store = await read('store');
    const moved = store.rows.map((row) => ({ ...row, cells: row.cells.with(8, 90) }));
    const asked = { ...units, view: 'store' as const, version, rows: moved, columnHeld };
    expect((await as(gu)(putTargetGrid, asked)).body.code).toBe('plan.locked_elsewhere');
    await as(gu)(postDecomposition, { ...units, version, settings: { ...settings, total: 600 } });
    const again = await read('model');
    expect(sumOf(again)).toBe(600);
    const kept = again.rows.find((row) => row.id === e6)!;
    expect([kept.cells[8], kept.locked[8]]).toEqual([40, true]);
  });

  test('rights: who may not edit reads, who is elsewhere sees nothing', async () => {
    const { version } = await read('model');
    const again = { ...units, version, settings };
    expect((await as(tang)(postDecomposition, again)).status).toBe(403);
    expect((await as(tang)(getTargetGrid, modelGrid)).body.mayEdit).toBe(false);
    expect((await as(shen)(postDecomposition, again)).body.code).toBe('plan.unknown');
    expect((await as(stranger)(getTargetGrid, modelGrid)).body.code).toBe('plan.unknown');
    expect((await as(lin)(getTargetGrid, modelGrid)).status).toBe(403);
    expect((await as(shen)(postPublication, { ...units, version })).status).toBe(403);
  });
});

describe('Excel and publication', () => {
  const fetchBook = async () => {
    const response = await app.inject({
      method: 'GET',
      url: getGridWorkbook.path.replace(':id', id).replace(':measure', 'units'),
      query: { view: 'model' },
      headers: { authorization: `Bearer ${await tokenOf(gu)}` },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(response.rawPayload as unknown as ArrayBuffer);
    return book;
  };
  const send = async (book: ExcelJS.Workbook, view: 'model' | 'store' = 'model') => {
    const file = Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
    const { version } = await read('model');
    return as(gu)(postGridWorkbook, { ...units, view, version, file });
  };

  test('an exported workbook comes back with the cells that a person changed in Excel', async () => {
    const book = await fetchBook();
    const sheet = book.getWorksheet('目标')!;
    const january = Number(sheet.getRow(2).getCell(4).value);
    sheet.getRow(2).getCell(4).value = january + 7;
    const { body } = await send(book);
    expect(body.changed).toBe(1);
    expect([body.rows[0]!.cells[0], body.rows[0]!.typed[0]]).toEqual([january + 7, true]);
    expect(sumOf(await read('person'))).toBe(607);
    expect((await send(await fetchBook())).body.changed).toBe(0);
  });

  test('a workbook of another grid, a word for a number and a file that is none are refused', async () => {
    const book = await fetchBook();
    expect((await send(book, 'store')).body.code).toBe('plan.workbook_of_another');
    book.getWorksheet('目标')!.getRow(2).getCell(4).value = 'viel';
    expect((await send(book)).body.code).toBe('plan.not_a_number');
    const { version } = await read('model');
    const junk = { ...modelGrid, version, file: Buffer.from('no').toString('base64') };
    expect((await as(gu)(postGridWorkbook, junk)).body.code).toBe('plan.workbook_unreadable');
  });

  test('published targets are what the dashboard measures against, each within the own reach', async () => {
    const { version } = await read('model');
    const { body } = await as(gu)(postPublication, { ...units, version, reason: '启动会' });
    expect(body).toEqual({ number: 1 });
    const plan = await as(gu)(getPlan, { id });
    expect(plan.body.decomposed).toContainEqual(
      expect.objectContaining({ measure: 'units', publishedVersion: version }),
    );
    const all = await as(gu)(getDashboard, { year: 2027, by: 'store' });
    expect(all.body.total).toMatchObject({ actual: 0, target: 607, dueByNow: 0 });
    expect(all.body.rows.map(({ name }) => name).toSorted()).toEqual(['江北店', '滨湖店']);
    const own = await as(lin)(getDashboard, { year: 2027, by: 'month' });
    expect(own.body.total.target).toBeLessThan(607);
    expect(own.body.rows).toHaveLength(12);
    const theirs = await as(stranger)(getDashboard, { year: 2027 });
    expect(theirs.body).toMatchObject({ published: null, total: { target: null } });
    const elsewhere = await as(cheng)(getDashboard, { year: 2027, storeId: stores.north });
    expect(elsewhere.body.total.target).toBeNull();
  });

  test('this year shows actual, forecast and last year to the same day', async () => {
    const { body } = await as(gu)(getDashboard, { year: 2026, by: 'model' });
    expect(body.rows.map(({ name }) => name)).toEqual(['E6', '澜驰 L5']);
    const { actual, forecast, lastYear, yearOnYearBp } = body.total;
    expect(forecast).toBeGreaterThan(actual);
    expect([lastYear, yearOnYearBp]).toEqual([actual, 0]);
    expect(body.method!.name).toBe('seasonal_naive');
  });
});
