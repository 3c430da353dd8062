import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import {
  bai,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  teams,
  xu,
  type Member,
} from '../../../test/cast.ts';
import { aModel, world } from '../../../test/world.ts';
import { uuidV7 } from '../../kernel/uuid.ts';

const { app, tokenOf, inside, database, clock } = await world();
const { modelId } = await inside(ours.tenantId, (ctx) => aModel(ctx));
const customerId = uuidV7();

const deal = (number: string, given: object = {}) => ({
  tenantId: ours.tenantId,
  id: uuidV7(),
  number,
  outcome: 'won',
  closedOn: '2026-03-05',
  storeId: stores.north,
  teamId: teams.first,
  personId: lin.personId,
  modelId,
  customerId,
  priceFen: 20_000_050,
  costFen: 18_000_000,
  grossProfitFen: 2_000_050,
  ...given,
});
const lake = { storeId: stores.lake, teamId: teams.lake, personId: xu.personId };
await inside(ours.tenantId, async ({ db, now }) => {
  const customer = { tenantId: ours.tenantId, id: customerId, createdAt: now };
  await db
    .insertInto('customers.customer')
    .values({ ...customer, name: '=1+1', phone: '+8613812345678' })
    .execute();
  await db
    .insertInto('sales.deal')
    .values([
      deal('N-1'),
      deal('N-2', { closedOn: '2026-03-09' }),
      deal('N-3', { outcome: 'open', closedOn: null }),
      deal('L-1', lake),
    ])
    .execute();
});

async function taken(who: Member, query: Record<string, string> = {}, list = 'deals') {
  const headers = { authorization: `Bearer ${await tokenOf(who)}` };
  const reply = await app.inject({ url: `/api/${list}/workbook`, query, headers });
  if (reply.statusCode !== 200) return { status: reply.statusCode, text: reply.body, rows: [] };
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(reply.rawPayload as never);
  const sheet = book.worksheets[0]!;
  const rows = sheet.getSheetValues().slice(1) as unknown[][];
  const cells = rows.map((row) => row.slice(1));
  return { status: 200, text: JSON.stringify(cells), rows: cells, book, sheet };
}
const logged = async () => {
  const { rows } = await database.owner.query<{ login: string; after: object }>(
    `select login, after from platform.audit where action = 'list.exported' order by at, id`,
  );
  return rows;
};
const columns = 'number,priceFen,grossProfitFen,customerName,customerPhone';

describe('Exporting what a list shows', () => {
  test('gives the rows of the view in its order and columns, as numbers, days and plain text', async () => {
    const { rows, text, sheet } = await taken(shen, {
      columns: 'number,closedOn,outcome,priceFen,customerName,customerPhone',
      filter: 'outcome:in:won',
      sort: 'closedOn',
    });
    expect(rows[1]).toEqual(['单号', '结案', '结果', '成交价（元）', '客户', '电话']);
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    expect(rows.slice(2)).toEqual([
      ['N-1', day('2026-03-05'), '成交', 200_000.5, '=1+1', expect.stringMatching(/\*{4}/)],
      ['N-2', day('2026-03-09'), '成交', 200_000.5, '=1+1', expect.stringMatching(/\*{4}/)],
    ]);
    expect(text).not.toContain('13812345678');
    expect(sheet?.getCell('E3').type).toBe(ExcelJS.ValueType.String);
  });

  test('carries who took it, when and from which group, on the sheet and in print', async () => {
    const { rows, book, sheet } = await taken(shen, { columns: 'number' });
    const mark = String(rows[0]![0]);
    expect(mark).toContain(ours.name);
    expect(mark).toContain('沈若兰（shen）');
    expect(mark).toContain(clock.now.slice(0, 4));
    expect(sheet?.headerFooter.oddFooter).toContain(mark);
    expect(book?.creator).toBe('沈若兰');
    const english = await taken(shen, { columns: 'number', language: 'en' });
    expect(String(english.rows[0]![0])).toContain('exported by 沈若兰 (shen)');
    expect(english.rows[1]).toEqual(['Deal']);
  });

  test('is logged with what was asked and how many rows went out, before they do', async () => {
    const before = (await logged()).length;
    await taken(shen, { columns: 'number', filter: 'outcome:in:open' });
    expect((await logged()).slice(before)).toEqual([
      {
        login: 'shen',
        after: expect.objectContaining({
          list: 'deals',
          filter: 'outcome:in:open',
          columns: ['number'],
          rows: 1,
        }) as object,
      },
    ]);
  });

  test('puts groups under their heads', async () => {
    const { rows } = await taken(gu, { columns: 'number', group: 'storeName', sort: 'closedOn' });
    const lines = rows.slice(2).map(([cell]) => String(cell));
    expect(lines).toEqual(
      lines[0]?.includes('江北店')
        ? ['门店：江北店', 'N-1', 'N-2', 'N-3', '门店：滨湖店', 'L-1']
        : ['门店：滨湖店', 'L-1', '门店：江北店', 'N-1', 'N-2', 'N-3'],
    );
  });
});

describe('The right to export', () => {
  test.each([
    { who: gu, takes: ['L-1', 'N-1', 'N-2', 'N-3'], because: 'the director takes every store' },
    { who: shen, takes: ['N-1', 'N-2', 'N-3'], because: 'a manager her own store' },
    { who: stranger, takes: [], because: 'another group nothing of ours' },
  ])('$who.name: $because', async ({ who, takes }) => {
    const { rows } = await taken(who, { columns: 'number' });
    expect(new Set(rows.slice(2).map(([number]) => number))).toEqual(new Set(takes));
  });

  test.each([
    { who: lin, list: 'deals' },
    { who: lin, list: 'people' },
    { who: shen, list: 'stores' },
    { who: shen, list: 'imports' },
    { who: lin, list: 'plan-actions' },
  ])('is missing: $who.name takes no $list away, and nothing is logged', async ({ who, list }) => {
    const before = (await logged()).length;
    expect((await taken(who, {}, list)).status).toBe(403);
    expect(await logged()).toHaveLength(before);
  });

  test.each(['people', 'stores', 'plan-actions'])('is given: an analyst takes %s', async (list) => {
    const { status, rows } = await taken(bai, {}, list);
    expect(status).toBe(200);
    expect(rows.length).toBeGreaterThanOrEqual(2);
  });

  test('names teams and stores in words, not as records', async () => {
    const { text } = await taken(bai, { columns: 'name,teams,state', sort: 'name' }, 'stores');
    expect(text).toContain('一队、二队');
    expect(text).toContain('营业');
  });
});

describe('Fields that not everybody may see', () => {
  test('are left out of the sheet, also where they are asked for by name', async () => {
    const profit = 20_000.5;
    expect((await taken(gu, { columns })).rows[2]).toContain(profit);
    await withoutCost(async () => {
      const { rows, text } = await taken(shen, { columns });
      expect(rows[1]).toEqual(['单号', '成交价（元）', '客户', '电话']);
      expect(text).not.toContain(String(profit));
      const sorted = await taken(shen, { columns: 'number', sort: 'grossProfitFen' });
      expect(sorted).toMatchObject({ status: 403 });
      expect(sorted.text).toContain('list.field_hidden');
      const filtered = await taken(shen, { filter: 'grossProfitFen:between:1,' });
      expect(filtered).toMatchObject({ status: 403 });
    });
  });

  test.each<{ query: Record<string, string>; code: string }>([
    { query: { columns: 'number,secret' }, code: 'list.unknown_field' },
    { query: { group: 'priceFen' }, code: 'list.not_groupable' },
    { query: { filter: 'outcome:in:nothing' }, code: 'list.bad_condition' },
    { query: { filter: 'closedOn:between:2026-02-31,' }, code: 'list.bad_condition' },
  ])('$code is said before anything is sent or logged', async ({ query, code }) => {
    const before = (await logged()).length;
    const refused = await taken(gu, query);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(code);
    expect(await logged()).toHaveLength(before);
  });
});

/** The manager’s role loses the right over costs for a while. */
async function withoutCost(work: () => Promise<void>): Promise<void> {
  const change = (to: string, from: string) =>
    database.owner.query(
      `with moved as (update people.role_right r set resource = $1 from people.role o
         where o.tenant_id = r.tenant_id and o.id = r.role_id and o.key = 'sales_manager'
           and r.tenant_id = $3 and r.resource = $2 returning 1)
       update platform.login set version = version + 1 where tenant_id = $3`,
      [to, from, ours.tenantId],
    );
  await change('floor_price_x', 'cost');
  try {
    await work();
  } finally {
    await change('cost', 'floor_price_x');
  }
}
