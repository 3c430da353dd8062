import iconv from 'iconv-lite';
import { beforeAll, describe, expect, test } from 'vitest';
import * as contract from '../../src/platform/import/import.schema.ts';
import { gu, lin, stranger } from '../cast.ts';
import { importing } from '../importing.ts';
import { world } from '../world.ts';

const header =
  'deal_id,closed_on,outcome,store,consultant,brand,model,price,customer_name,customer_phone';
const deals = (...rows: string[]) => [header, ...rows].join('\n');

describe('A file goes from upload to undo over HTTP', async () => {
  const { as, ...rest } = await world();
  const { upload, work, figures } = importing({ as, ...rest });
  const chinese = iconv.encode(
    '订单号,成交日期,状态,门店,销售顾问,品牌,车型,成交价（万元）,客户姓名,手机号\n' +
      'H1,2026/3/1,成交,江北店,林知夏,澜驰,E6,12.88,王芳,13800138000\n' +
      'H2,2026/3/2,战败,江北店,新顾问,澜驰,E6,,李强,13800138001\n' +
      'H3,2026/2/30,成交,江北店,林知夏,澜驰,E6,13.5,赵敏,13800138002\n' +
      'H4,2026/3/4,成交,新店,林知夏,澜驰,L5,=1+1,钱多,13800138003\n',
    'gb18030',
  );
  let id = '';
  let mapping: contract.Analysis['guess']['mapping'];

  beforeAll(async () => {
    ({ id } = (await upload(gu, 'deals', chinese, '三月成交.csv')).body);
    ({ mapping } = (await as(gu)(contract.getImportAnalysis, { id })).body.guess);
  });
  const trial = async () => {
    await as(gu)(contract.postImportTrial, { id, mapping });
    await work();
    return (await as(gu)(contract.getImport, { id })).body;
  };

  test('the columns, their unit and the encoding are understood', async () => {
    const { body } = await as(gu)(contract.getImportAnalysis, { id });
    expect(body).toMatchObject({ encoding: 'gb18030', extensionLies: false, type: 'csv' });
    expect(body.guess.missing).toEqual([]);
    expect(body.guess.mapping).toMatchObject({
      fields: { deal_id: '订单号', price: '成交价（万元）', consultant: '销售顾问' },
      units: { price: '万' },
    });
    expect(body.guess.values['outcome']).toContainEqual({ found: '战败', rows: 1, means: 'lost' });
  });

  test('a dry run counts, names what is unknown and changes nothing', async () => {
    const before = await figures();
    const checked = await trial();
    expect(checked).toMatchObject({
      state: 'checked',
      counts: { rows: 4, created: 2, updated: 0, unchanged: 0, rejected: 2 },
    });
    expect(checked.unknown).toContainEqual({ what: 'person', name: '新顾问', rows: 1 });
    expect(checked.problems.map(({ row, zh }) => [row, zh])).toEqual([
      [4, '日期“2026/2/30”不存在。改正后重新导入这一行。'],
      [5, '“成交价”不是数字：=1+1。改正后重新导入这一行。'],
    ]);
    expect(await figures()).toEqual(before);
  });

  test('the run writes the good rows; the others come back as a file that attacks nobody', async () => {
    const before = await figures();
    await as(gu)(contract.postImportRun, { id, mapping });
    const again = await as(gu)(contract.postImportRun, { id, mapping });
    expect(again.body.code).toBe('import.already_running');
    await work();
    expect((await as(gu)(contract.getImport, { id })).body).toMatchObject({
      state: 'done',
      mayUndo: true,
    });
    expect(await figures()).toMatchObject({
      deals: before['deals']! + 2,
      customers: before['customers']! + 2,
      people: before['people']! + 1,
      stores: before['stores'],
      units: 1,
      revenue: 12_880_000,
    });
    expect((await as(gu)(contract.getImportAnalysis, { id })).body.code).toBe(
      'import.no_such_file',
    );
    const file = await rest.app.inject({
      url: contract.rejectedRowsPath(id),
      headers: { authorization: `Bearer ${await rest.tokenOf(gu)}` },
    });
    const lines = file.body.split('\n');
    expect(lines[0]).toBe(
      '\ufeff订单号,成交日期,状态,门店,销售顾问,品牌,车型,成交价（万元）,客户姓名,手机号,行号 Row,原因,Reason',
    );
    expect(lines[2]).toContain(",'=1+1,");
  });

  test('it can be taken back, and leaves no trace in the figures', async () => {
    const undone = await as(gu)(contract.postImportUndo, { id });
    expect(undone.body).toMatchObject({ state: 'undone', mayUndo: false });
    expect(await figures()).toMatchObject({
      deals: 0,
      customers: 0,
      models: 0,
      units: 0,
      revenue: 0,
    });
    const twice = await as(gu)(contract.postImportUndo, { id });
    expect(twice.body.code).toBe('import.not_undoable');
  });

  test('an import whose server went away says so and may be started again', async () => {
    const other = (await upload(gu, 'deals', chinese)).body;
    await as(gu)(contract.postImportRun, { id: other.id, mapping });
    const since = rest.clock.now;
    rest.clock.now = '2026-11-23T02:03:00.000Z';
    const { body } = await as(gu)(contract.getImport, { id: other.id });
    expect(body).toMatchObject({ state: 'failed', failure: { code: 'import.cut_off' } });
    expect((await as(gu)(contract.postImportTrial, { id: other.id, mapping })).status).toBe(200);
    await work();
    rest.clock.now = since;
  });

  test('mappings are saved by name', async () => {
    const saved = { name: '三月导出', kind: 'deals', mapping };
    await as(gu)(contract.putImportMapping, saved);
    expect((await as(gu)(contract.getImportMappings, {})).body).toEqual([saved]);
    await as(gu)(contract.deleteImportMapping, { name: saved.name });
    expect((await as(gu)(contract.deleteImportMapping, { name: saved.name })).status).toBe(404);
  });

  test('a consultant may not import, and a stranger sees no import', async () => {
    expect((await upload(lin, 'deals', chinese)).status).toBe(403);
    expect((await as(lin)(contract.getImports, {})).status).toBe(403);
    expect((await as(stranger)(contract.getImport, { id })).status).toBe(404);
    expect((await as(stranger)(contract.postImportUndo, { id })).status).toBe(404);
  });

  test('a picture, an unknown kind and a foreign mapping are refused', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    expect((await upload(gu, 'deals', png)).body.code).toBe('import.file_type_unknown');
    expect((await upload(gu, 'deal', chinese)).body.code).toBe('import.no_such_kind');
    const other = (await upload(gu, 'deals', chinese)).body;
    await as(gu)(contract.postImportRun, {
      id: other.id,
      mapping: { ...mapping, fields: { deal_id: '无此列' } },
    });
    await work();
    const failed = (await as(gu)(contract.getImport, { id: other.id })).body;
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'import.wrong_columns' } });
  });
});

describe('The same file again', async () => {
  const here = await world();
  const { run, figures } = importing(here);
  const first = deals(
    'D1,2026-03-01,won,江北店,林知夏,澜驰,E6,100000,王芳,13800138000',
    'D2,2026-03-02,won,江北店,周砚,澜驰,E6,200000,,',
  );

  test('changes nothing', async () => {
    expect((await run('deals', first)).counts).toMatchObject({ created: 2, unchanged: 0 });
    const before = await figures();
    expect((await run('deals', first)).counts).toEqual({
      rows: 2,
      created: 0,
      updated: 0,
      unchanged: 2,
      rejected: 0,
    });
    expect(await figures()).toEqual(before);
  });

  test('with one price corrected updates one deal; the facts follow, to the fen', async () => {
    const corrected = await run('deals', first.replace('200000', '250000.5'));
    expect(corrected.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const again = await run('deals', first.replace('200000', '250000.5'), { dryRun: true });
    expect(again.counts).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await figures()).toMatchObject({ deals: 2, units: 2, revenue: 35_000_050 });
    const refused = await here.as(gu)(contract.postImportUndo, {
      id: (await here.as(gu)(contract.getImports, {})).body.rows.at(-1)!.id,
    });
    expect(refused.body).toMatchObject({
      code: 'import.not_undoable',
      details: { reason: 'import' },
    });

    await here.as(gu)(contract.postImportUndo, { id: corrected.importId });
    expect(await figures()).toMatchObject({ deals: 2, units: 2, revenue: 30_000_000 });
    expect((await run('deals', first)).counts).toMatchObject({ unchanged: 2 });
  });

  test('a row that repeats an earlier one is told, the first counts', async () => {
    const { counts, rejections } = await run(
      'deals',
      deals('R1,2026-03-01,won,江北店,,,,1,,', 'R1,2026-03-01,won,江北店,,,,2,,'),
    );
    expect(counts).toMatchObject({ created: 1, rejected: 1 });
    expect(rejections[0]).toMatchObject({
      rowNumber: 3,
      cells: ['R1', '2026-03-01', 'won', '江北店', '', '', '', '2', '', ''],
    });
  });

  test('sent twice at the same time ends with one set of rows', async () => {
    const many = deals(
      ...Array.from(
        { length: 500 },
        (_, i) =>
          `M${i},2026-04-0${(i % 9) + 1},won,并发店${i % 5},新人${i % 7},澜驰,T${i % 11},1000,客户${i},`,
      ),
    );
    const before = await figures();
    const both = await Promise.all([run('deals', many), run('deals', many)]);
    expect(both.map(({ counts }) => counts.created + counts.unchanged)).toEqual([500, 500]);
    expect(both.reduce((sum, { counts }) => sum + counts.created, 0)).toBe(500);
    const after = await figures();
    expect(after['deals']! - before['deals']!).toBe(500);
    expect(after['units']! - before['units']!).toBe(500);
    expect(after['stores']! - before['stores']!).toBe(5);
    expect(after['people']! - before['people']!).toBe(35);
  });
});

describe('The other kinds', async () => {
  const here = await world();
  const { run, all } = importing(here);

  test('staff complete the people whom a history left unknown', async () => {
    await run('deals', deals('S1,2026-03-01,won,江北店,新顾问,,,1000,,'));
    const [unknown] = await all<{ id: string; activated: boolean }>(
      `select id, activated_at is not null as activated from people.person where name = '新顾问'`,
    );
    expect(unknown!.activated).toBe(false);
    const { counts, importId } = await run(
      'staff',
      'staff_id,name,store,team,position,joined_on\n007,新顾问,江北店,一队,销售顾问,2025-07-01\n008,再一位,江北店,,,\n',
    );
    expect(counts).toMatchObject({ created: 1, updated: 1 });
    expect(
      await all(
        `select id, position, activated_at is not null as activated from people.person where name = '新顾问'`,
      ),
    ).toEqual([{ id: unknown!.id, position: '销售顾问', activated: true }]);
    await here.as(gu)(contract.postImportUndo, { id: importId });
    expect(
      await all(
        `select activated_at is not null as activated from people.person where name in ('新顾问', '再一位')`,
      ),
    ).toEqual([{ activated: false }]);
  });

  test('models complete the catalogue, with the ends of a price range', async () => {
    await run('deals', deals('S2,2026-03-01,won,江北店,,澜驰,E6,1000,,'));
    const { counts } = await run(
      'models',
      'brand,model,energy,售价\n澜驰,E6,纯电,24.88-27.88万\n',
      {
        fields: {
          brand: 'brand',
          model: 'model',
          energy: 'energy',
          price_low: '售价',
          price_high: '售价',
        },
      },
    );
    expect(counts).toMatchObject({ created: 0, updated: 1 });
    expect(
      await all(
        `select energy, guide_price_low_fen as low, guide_price_high_fen as high from catalog.model where name = 'E6'`,
      ),
    ).toEqual([{ energy: 'bev', low: 24_880_000, high: 27_880_000 }]);
  });

  test('market figures of another file are the same figures, brought up to date', async () => {
    expect(
      (
        await run(
          'market',
          'month,brand,model,registrations\n202601,澜驰,E6,120\n202601,别家,X1,80\n',
        )
      ).counts,
    ).toMatchObject({ created: 2 });
    expect(
      (
        await run('market', 'month,region,brand,model,registrations\n2026-01,全国,澜驰,E6,130\n', {
          source: 'other',
        })
      ).counts,
    ).toMatchObject({ updated: 1 });
    expect(
      await all(
        `select month::text, registrations from catalog.registration order by registrations`,
      ),
    ).toEqual([
      { month: '2026-01-01', registrations: 80 },
      { month: '2026-01-01', registrations: 130 },
    ]);
  });

  test('leads keep the instant by the wall clock, and one customer per phone', async () => {
    const text =
      'lead_id,created_at,source,store,owner,name,phone,outcome\nL1,2026-03-01 23:30,抖音,江北店,林知夏,王芳,138 0013 8000,成交\nL2,2026-03-02T01:00:00Z,懂车帝,江北店,,王女士,13800138000,战败\n';
    expect((await run('leads', text)).counts).toMatchObject({ created: 2 });
    const rows = await all<{ day: string; at: string; customer: string }>(
      `select day::text, received_at as at, customer_id as customer from leads.lead order by received_at`,
    );
    expect(rows.map(({ day, at }) => [day, at])).toEqual([
      ['2026-03-01', '2026-03-01T15:30:00.000Z'],
      ['2026-03-02', '2026-03-02T01:00:00.000Z'],
    ]);
    expect(rows[0]!.customer).toBe(rows[1]!.customer);
    expect(
      await all(`select sum(quantity)::int as leads from platform.fact where kind = 10`),
    ).toEqual([{ leads: 2 }]);
  });

  test('survey answers belong to their deal; impossible scores and unknown deals are told', async () => {
    await run('deals', deals('S9,2026-03-01,won,江北店,林知夏,,,1000,王芳,13800138000'));
    const text =
      'survey_id,date,store,deal,kind,score\nV1,2026-03-05,江北店,S9,净推荐值,9\nV2,2026-03-05,江北店,,满意度,96.5\nV3,2026-03-05,江北店,,nps,11\nV4,2026-03-05,江北店,S0,csi,90\n';
    const { counts, rejections } = await run('surveys', text);
    expect(counts).toMatchObject({ rows: 4, created: 2, rejected: 2 });
    expect(rejections.map(({ problems, cells }) => [cells[0], problems[0]!.code])).toEqual([
      ['V3', 'score.out_of_range'],
      ['V4', 'reference.unknown'],
    ]);
    expect(
      await all(`select kind, amount from platform.fact where kind in (11, 12) order by kind`),
    ).toEqual([
      { kind: 11, amount: 9_650 },
      { kind: 12, amount: 1 },
    ]);
  });
});
