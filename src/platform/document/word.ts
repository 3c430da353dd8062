import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IRunOptions,
} from 'docx';
import {
  drawnName,
  layoutWords,
  printable,
  type Block,
  type Layout,
  type SignedBy,
} from './layout.rules.ts';

const soft = '66727F';
const hair = { style: BorderStyle.SINGLE, size: 4, color: 'D9DEE4' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const unframed = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};
const whole = { size: 100, type: WidthType.PERCENTAGE } as const;

/** The layout as a Word file (docx): headings that Word knows, repeated table heads, pages numbered. */
export async function toWord(layout: Layout): Promise<Uint8Array> {
  const { title, note, footer, mark, language, isWide, blocks } = layout;
  const document = new Document({
    title: printable(title),
    creator: printable(mark),
    styles: {
      default: {
        document: {
          run: { font: { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Microsoft YaHei' }, size: 19 },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
              width: 11906,
              height: 16838,
            },
            margin: { top: 1020, bottom: 1020, left: 1020, right: 1020 },
          },
        },
        headers: { default: new Header({ children: [line(mark, { color: soft, size: 15 })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  ...runs(`${footer}  `, { color: soft, size: 15 }),
                  new TextRun({
                    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                    color: soft,
                    size: 15,
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            children: runs(title, { bold: true, size: 36 }),
          }),
          line(note, { color: soft, size: 18 }, 240),
          ...blocks.flatMap((block) => childrenOf(block, language)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function childrenOf(block: Block, language: Layout['language']): FileChild[] {
  switch (block.is) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          keepNext: true,
          spacing: { before: 280, after: 120 },
          children: runs(block.text, { bold: true, size: 24, color: '0F4C81' }),
        }),
      ];
    case 'paragraph':
      return [line(block.text, block.quiet ? { color: soft } : {}, 120)];
    case 'figures':
      return [
        grid(
          block.items.map(({ name, value, note }) => [
            line(name, { color: soft, size: 16 }),
            line(value, { bold: true, size: 28 }),
            line(note ?? '', { color: soft, size: 16 }),
          ]),
          4,
        ),
      ];
    case 'facts':
      return [
        grid(
          block.items.flatMap(({ name, value }) => [[line(name, { color: soft })], [line(value)]]),
          4,
        ),
      ];
    case 'table':
      return [tableOf(block), line('')];
    case 'signatures':
      return [
        line('', {}, 240),
        grid(
          block.parties.map((party) => signature(party, language)),
          3,
        ),
      ];
    case 'signed':
      return [
        line('', {}, 240),
        grid(
          block.items.map((item) => signedBy(item)),
          2,
        ),
      ];
    case 'picture':
      return [
        new Paragraph({
          children: [
            new ImageRun({
              type: block.kind,
              data: block.bytes,
              transformation: { width: block.widthMm * 3.78, height: block.widthMm * 2.5 },
            }),
          ],
        }),
        line(block.caption ?? '', { color: soft, size: 16 }, 120),
      ];
    default:
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function signature(party: string, language: Layout['language']): Paragraph[] {
  const { signature: name, date } = layoutWords[language];
  return [
    line(party, { bold: true }, 480),
    line(`${name}：________________`, { color: soft }, 120),
    line(`${date}：________________`, { color: soft }),
  ];
}

/** Shown by a Word that knows no SVG instead of the drawn name; the signer stands below it in letters. */
const blank = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

function signedBy({ party, signer, note, drawing }: SignedBy): Paragraph[] {
  const name = new ImageRun({
    type: 'svg',
    data: Buffer.from(drawnName(drawing)),
    transformation: { width: 180, height: 60 },
    fallback: { type: 'png', data: blank },
  });
  return [
    line(party, { bold: true }, 120),
    new Paragraph({ children: [name] }),
    line(signer, {}, 60),
    line(note, { color: soft, size: 15 }),
  ];
}

function tableOf({ columns, rows, sums }: Extract<Block, { is: 'table' }>): Table {
  const row = (cells: readonly string[], run: IRunOptions, isHead = false) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: columns.map(
        ({ isNumber }, i) =>
          new TableCell({
            borders: { top: none, left: none, right: none, bottom: hair },
            children: [
              new Paragraph({
                alignment: isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: runs(cells[i] ?? '', run),
              }),
            ],
          }),
      ),
    });
  const head = columns.map((column) => column.head);
  return new Table({
    width: whole,
    columnWidths: widthsOf(columns.map(({ width }) => width ?? 1)),
    rows: [
      row(head, { color: soft, size: 16 }, true),
      ...rows.map((cells) => row(cells, {})),
      ...(sums ? [row(sums, { bold: true })] : []),
    ],
  });
}

/** Cells side by side without lines, so many to a row; the last row is filled up, as Word wants it. */
function grid(cells: readonly Paragraph[][], most: number): Table {
  const across = Math.max(1, Math.min(most, cells.length));
  const rows = Array.from(
    { length: Math.max(1, Math.ceil(cells.length / across)) },
    (_, r) =>
      new TableRow({
        children: Array.from(
          { length: across },
          (__, c) =>
            new TableCell({ borders: unframed, children: cells[r * across + c] ?? [line('')] }),
        ),
      }),
  );
  return new Table({
    width: whole,
    columnWidths: widthsOf(Array.from({ length: across }, () => 1)),
    borders: unframed,
    rows,
  });
}

/** Shares of a line as twentieths of a point of an A4 page. */
function widthsOf(shares: readonly number[]): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => Math.floor((share / sum) * 9860));
}

const line = (text: string, run: IRunOptions = {}, after = 0): Paragraph =>
  new Paragraph({ spacing: { after }, children: runs(text, run) });

const runs = (text: string, run: IRunOptions): TextRun[] =>
  printable(text)
    .split('\n')
    .map((part, i) => new TextRun({ ...run, text: part, ...(i > 0 && { break: 1 }) }));
