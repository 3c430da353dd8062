import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import xlsx from 'xlsx';
import type { KindShape } from './field.schema.ts';
import { defaultLimits } from './limits.schema.ts';
import { Mapping, type MappingInput } from './mapping.schema.ts';
import { analyse as analyseTask } from './analyse.ts';
import { cellsInFile, stageFile } from './reader.ts';
import { stage as stageTask } from './stage.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-import-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, bytes: string | Buffer) => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

const kind: KindShape = {
  kind: 'deals',
  zh: '成交',
  en: 'Deals',
  key: ['id'],
  fields: [
    { name: 'id', type: 'text', required: true, zh: '订单号', en: 'Id', aliases: [] },
    { name: 'day', type: 'day', required: true, zh: '日期', en: 'Day', aliases: [] },
    { name: 'price', type: 'yuan', zh: '成交价', en: 'Price', aliases: [] },
    { name: 'rate', type: 'percent', zh: '转化率', en: 'Rate', aliases: [] },
  ],
};
const lines = '订单号,日期,成交价,转化率\nA1,2026/3/1,12.5万,9.98%\nA2,2026-03-02,8000,11.27%\n';
const staged = [
  ['A1', '2026-03-01', '12500000', '998'],
  ['A2', '2026-03-02', '800000', '1127'],
];

const analyse = (file: string) =>
  analyseTask({ do: 'analyse', file, name: file, kind, limits: defaultLimits, asked: {} });

async function stage(file: string, mapping?: MappingInput, limits = defaultLimits) {
  const fields = mapping ? Mapping.parse(mapping) : (await analyse(file)).guess.mapping;
  let text = '';
  const result = await stageTask(
    { do: 'stage', file, name: file, kind, limits, mapping: fields },
    (chunk) => {
      text += Buffer.from(chunk.text).toString();
      return Promise.resolve();
    },
  );
  const rows = text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));
  return {
    ...result,
    good: rows.filter((row) => row[4] === '\\N').map((row) => row.slice(6)),
    rows,
  };
}

describe('The encoding of a file is found 编码', () => {
  test.each([
    { name: 'utf8.csv', bytes: Buffer.from(lines), encoding: 'utf-8' },
    { name: 'bom.csv', bytes: Buffer.from(`\ufeff${lines}`), encoding: 'utf-8' },
    { name: 'gb.csv', bytes: iconv.encode(lines, 'gb18030'), encoding: 'gb18030' },
    {
      name: 'u16.csv',
      bytes: iconv.encode(lines, 'utf-16le', { addBOM: true }),
      encoding: 'utf-16le',
    },
    { name: 'u16be.csv', bytes: iconv.encode(lines, 'utf-16be'), encoding: 'utf-16be' },
  ])(
    '$name is $encoding and its Chinese headers are understood',
    async ({ name, bytes, encoding }) => {
      const file = put(name, bytes);
      expect((await analyse(file)).encoding).toBe(encoding);
      expect((await stage(file)).good).toEqual(staged);
    },
  );

  test('Latin-1 is told from Chinese', async () => {
    const text =
      'id,day,price\nMüller,2026-03-01,1\nCafé Ångström,2026-03-02,2\nŒuvre déjà,2026-03-03,3\n';
    const file = put('latin.csv', iconv.encode(text, 'windows-1252'));
    expect((await analyse(file)).encoding).toBe('latin1');
    expect((await stage(file)).good.map(([id]) => id)).toEqual([
      'Müller',
      'Café Ångström',
      'Œuvre déjà',
    ]);
  });

  test('Chinese that first appears far down the file is still found', async () => {
    const plain = Array.from({ length: 30_000 }, (_, i) => `N${i},2026-03-01,1,`).join('\n');
    const file = put(
      'late.csv',
      iconv.encode(`id,day,price,rate\n${plain}\n订单甲,2026-03-01,2,\n`, 'gb18030'),
    );
    expect((await stage(file)).good.at(-1)![0]).toBe('订单甲');
  });
});

describe('Untidy files are read all the same', () => {
  test.each([
    { name: 'semicolon.csv', text: lines.replaceAll(',', ';') },
    { name: 'tab.txt', text: lines.replaceAll(',', '\t') },
    { name: 'mixed.csv', text: lines.replace('\n', '\r\n').replace('%\n', '%\r') },
    { name: 'titled.csv', text: `三月销售明细,,,\n\n${lines}` },
    { name: 'blank-end.csv', text: `${lines}\n,,,\n  ,,,\n` },
    { name: 'spaces.csv', text: lines.replace('日期', ' 日期 ').replace('A1', ' A1 ') },
    { name: 'csv-named.xls', text: lines },
  ])('$name', async ({ name, text }) => {
    const file = put(name, text);
    expect((await stage(file)).good).toEqual(staged);
    expect((await analyse(file)).extensionLies).toBe(name.endsWith('.xls'));
  });

  test('a row keeps the number that a spreadsheet shows', async () => {
    const { rows } = await stage(put('numbers.csv', `三月\n\n${lines.replace('A2', '\nA2')}`));
    expect(rows.map((row) => row[0])).toEqual(['4', '6']);
  });
});

describe('Workbooks 工作簿', () => {
  test('a new one: dates, percents, formulas and the sheet asked for', async () => {
    const book = new exceljs.Workbook();
    book.addWorksheet('说明').addRow(['先看这里']);
    const sheet = book.addWorksheet('三月');
    sheet.addRow(['订单号', '日期', '成交价', '转化率']);
    sheet.addRow(['A1', new Date('2026-03-01T00:00:00Z'), '12.5万', 0.0998]).getCell(4).numFmt =
      '0.00%';
    sheet.addRow(['A2', 46_083, { formula: '4000*2', result: 8000 }, '11.27%']);
    const file = path.join(folder, 'new.xlsx');
    await book.xlsx.writeFile(file);
    expect((await analyse(file)).sheets).toEqual(['说明', '三月']);
    expect((await stage(file, { ...mapped, sheet: '三月' })).good).toEqual(staged);
    await expect(stage(file, { ...mapped, sheet: '四月' })).rejects.toMatchObject({
      code: 'import.no_such_sheet',
      details: { sheets: ['说明', '三月'] },
    });
  });

  test('an old one, also under a new name', async () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ['订单号', '日期', '成交价', '转化率'],
      ['A1', { t: 'n', v: 46_082, z: 'yyyy-mm-dd' }, '12.5万', { t: 'n', v: 0.0998, z: '0.00%' }],
      ['A2', '2026-03-02', 8000, '11.27%'],
    ]);
    const book = bookOf(sheet);
    const file = put('old.xlsx', xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
    const analysis = await analyse(file);
    expect(analysis).toMatchObject({ type: 'xls', extensionLies: true, sheets: ['sheet'] });
    expect((await stage(file)).good).toEqual(staged);
  });
});
describe('What systems export under the name .xls', () => {
  const rows = [
    ['订单号', '日期', '成交价', '转化率'],
    ['A1', '2026/3/1', '12.5万', '9.98%'],
    ['A2', '2026-03-02', '8000', '11.27%'],
  ];
  const html = (charset: string) =>
    `<html><head><meta charset="${charset}"></head><body><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`;
  test.each([
    { name: 'page.xls', bytes: Buffer.from(html('utf-8')) },
    { name: 'page-gb.xls', bytes: iconv.encode(html('gb2312'), 'gb18030') },
  ])('a table of HTML, $name', async ({ name, bytes }) => {
    const file = put(name, bytes);
    expect((await analyse(file)).type).toBe('xls');
    expect((await stage(file)).good).toEqual(staged);
  });
});

test('a workbook whose sheet is damaged is refused as broken', async () => {
  const sheet = '<sheets><sheet name="三月" sheetId="1" r:id="rId1"/></sheets>';
  const file = put(
    'damaged.xlsx',
    zipOf({
      'xl/workbook.xml': `<workbook xmlns:r="r">${sheet}</workbook>`,
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></wrong></row>',
    }),
  );
  await expect(stage(file, mapped)).rejects.toMatchObject({ code: 'import.file_broken' });
});

const mapped = { fields: { id: '订单号', day: '日期', price: '成交价', rate: '转化率' } };

describe('Bad files are refused and cost nothing', () => {
  test.each([
    { name: 'empty.csv', bytes: Buffer.alloc(0), code: 'import.file_empty' },
    { name: 'blank.csv', bytes: Buffer.from('\n\n \n'), code: 'import.file_empty' },
    {
      name: 'picture.csv',
      bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      code: 'import.file_type_unknown',
    },
    {
      name: 'page.csv',
      bytes: Buffer.from('<!doctype html><p>'),
      code: 'import.file_type_unknown',
    },
    {
      name: 'broken.xlsx',
      bytes: Buffer.from('504b0304deadbeef', 'hex'),
      code: 'import.file_broken',
    },
    {
      name: 'broken.xls',
      bytes: Buffer.from('d0cf11e0a1b11ae1ffff', 'hex'),
      code: 'import.file_broken',
    },
    {
      name: 'not-a-book.xlsx',
      bytes: zipOf({ 'a.txt': 'x' }),
      code: 'import.file_type_unknown',
    },
    {
      name: 'quote.csv',
      bytes: Buffer.from(`id,day\n"${'x'.repeat(1_200_000)}`),
      code: 'import.file_broken',
    },
    {
      name: 'bomb.xlsx',
      bytes: zipOf({ 'xl/workbook.xml': Buffer.alloc(60_000_000) }),
      code: 'import.zip_bomb',
    },
    {
      name: 'liar.xlsx',
      bytes: zipOf({ 'xl/workbook.xml': Buffer.alloc(60_000_000) }, 100),
      code: 'import.file_broken',
    },
  ])('$name is refused as $code', async ({ name, bytes, code }) => {
    await expect(analyse(put(name, bytes))).rejects.toMatchObject({ code });
  });

  test('a file of 2 GB is refused before it is read', async () => {
    const file = path.join(folder, 'huge.csv');
    const stream = createWriteStream(file, { start: 2 * 1024 ** 3 });
    await new Promise((resolve) => stream.end('x', resolve as () => void));
    await expect(analyse(file)).rejects.toMatchObject({ code: 'import.file_too_big' });
  });

  test('more rows than allowed', async () => {
    const limits = { ...defaultLimits, rows: 1 };
    await expect(stage(put('rows.csv', lines), mapped, limits)).rejects.toMatchObject({
      code: 'import.too_many_rows',
    });
  });

  test('more memory than allowed', async () => {
    const limits = { ...defaultLimits, memoryMb: 8 };
    const many = Array.from({ length: 200_000 }, (_, i) => `C${i},x${i}`).join('\n');
    const sheet = xlsx.utils.aoa_to_sheet(
      many
        .split('\n')
        .slice(0, 60_000)
        .map((line) => line.split(',')),
    );
    const bytes = xlsx.write(bookOf(sheet), {
      type: 'buffer',
      bookType: 'biff8',
    }) as Buffer;
    const file = put('memory.xls', bytes);
    const task = { file, name: file, kind, limits, mapping: Mapping.parse(mapped) };
    await expect(stageFile(task, () => Promise.resolve())).rejects.toMatchObject({
      code: 'import.too_much_memory',
    });
  });

  test('a mapping that does not fit', async () => {
    await expect(stage(put('wrong.csv', lines), { fields: { id: '编号' } })).rejects.toMatchObject({
      code: 'import.wrong_columns',
      details: {
        problems: [
          { code: 'column.unknown', name: '编号' },
          { code: 'field.missing', name: 'day' },
        ],
      },
    });
  });
});

test('a bad row travels with its reasons and its cells; the rest goes on', async () => {
  const file = put('bad.csv', `${lines}A3,2026-02-30,很多,\n`);
  const { rows, rejected, good, earliest, latest } = await stage(file, mapped);
  expect({ rejected, good, earliest, latest }).toEqual({
    rejected: 1,
    good: staged,
    earliest: '2026-03-01',
    latest: '2026-03-02',
  });
  expect(JSON.parse(rows[2]![4]!)).toMatchObject([
    { field: 'day', code: 'date.impossible' },
    { field: 'price', code: 'number.unreadable' },
  ]);
  expect(JSON.parse(rows[2]![5]!)).toEqual(['A3', '2026-02-30', '很多', '']);
  const cells = await cellsInFile({
    file,
    name: file,
    kind,
    limits: defaultLimits,
    mapping: Mapping.parse(mapped),
    rows: new Set([3]),
  });
  expect(cells.get(3)).toEqual(['A2', '2026-03-02', '8000', '11.27%']);
});

function bookOf(sheet: xlsx.WorkSheet): xlsx.WorkBook {
  return { SheetNames: ['sheet'], Sheets: { sheet } };
}

/** A zip of these entries; `declared` is the size that each claims. */
function zipOf(entries: Record<string, Buffer | string>, declared?: number): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(declared ?? bytes.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(Buffer.concat(locals).length, 10);
    locals.push(Buffer.from('504b0304', 'hex'), shared, Buffer.from(name), packed);
    centrals.push(Buffer.from('504b01021400', 'hex'), shared, rest, Buffer.from(name));
  }
  const [local, central] = [Buffer.concat(locals), Buffer.concat(centrals)];
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
