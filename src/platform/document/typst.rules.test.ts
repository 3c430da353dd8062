import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Layout } from './layout.rules.ts';
import { made } from './printer.ts';
import { literal, toTypst } from './typst.rules.ts';

const layout = (over: Partial<Layout> = {}): Layout => ({
  title: '目标书',
  note: '江城汽车',
  language: 'zh',
  blocks: [],
  footer: '领航',
  mark: '顾承川 导出',
  ...over,
});

describe('what people typed on paper', () => {
  test('is never markup: whatever the text, the literal ends where the text ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inner = literal(text).slice(1, -1);
        expect(inner.replaceAll(/\\[\\"n]/g, '')).not.toMatch(/[\\"\n]/);
      }),
    );
  });

  test.each([
    '#read("/etc/passwd")',
    '"#panic()"',
    '\\" + read("x") + \\"',
    '$x$ *b* _i_ `c` @r <l> = h',
    '// /* 备注 */',
    '第一行\n第二行\r\n第三行\u0000\ud800',
    '',
  ])('%j comes out as a page', async (text) => {
    const bytes = await made(
      'pdf',
      layout({
        title: text,
        blocks: [
          { is: 'heading', text },
          { is: 'paragraph', text },
          { is: 'figures', items: [{ name: text, value: text }] },
          { is: 'facts', items: [{ name: text, value: text }] },
          { is: 'table', columns: [{ head: text }], rows: [[text]], sums: [text] },
          { is: 'signatures', parties: [text] },
          { is: 'signed', items: [{ party: text, signer: text, note: text, drawing: text }] },
          { is: 'page_break' },
        ],
      }),
    );
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a long table goes over pages, its sums in the last line', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => [`第 ${i} 行`, `${i}`]);
    const table = {
      is: 'table',
      columns: [{ head: '行' }, { head: '辆', isNumber: true }],
      rows,
      sums: ['合计', '1'],
    } as const;
    expect(toTypst(layout({ blocks: [table] })).text).toContain('("合计")');
    const bytes = await made('pdf', layout({ blocks: [table] }));
    expect(bytes.length).toBeGreaterThan(10_000);
  });

  test('the same layout as Word is a Word file that names its title', async () => {
    const bytes = Buffer.from(
      await made('docx', layout({ blocks: [{ is: 'paragraph', text: '一行\n两行' }] })),
    );
    const { default: PizZip } = await import('pizzip');
    const zip = new PizZip(bytes);
    expect(zip.file('word/document.xml')?.asText()).toContain('目标书');
  });
});
