import { drawnName, layoutWords, printable, type Block, type Layout } from './layout.rules.ts';

/** A source for the typesetter and the pictures it names. */
export type TypstSource = { text: string; pictures: { path: string; bytes: Uint8Array }[] };

/**
 * The layout as a source for Typst. Every text stands in a string literal, so nothing a person typed is ever
 * read as markup or code; a line break stays one.
 */
export function toTypst(layout: Layout): TypstSource {
  const pictures: TypstSource['pictures'] = [];
  const words = layoutWords[layout.language];
  const body = layout.blocks.map((block) => blockOf(block, { words, pictures }));
  const page = layout.isWide ? ', flipped: true' : '';
  return {
    text: [
      `#set document(title: ${literal(layout.title)})`,
      `#set text(font: "Noto Sans SC", size: 9.5pt, lang: ${literal(layout.language)}, fill: ink)`,
      `#set page(paper: "a4"${page}, margin: (x: 18mm, top: 18mm, bottom: 20mm), footer: foot(${shown(layout.footer)}, ${shown(layout.mark)}))`,
      `#head(${shown(layout.title)}, ${shown(layout.note)})`,
      ...body,
    ].reduce((text, line) => `${text}\n${line}`, prelude),
    pictures,
  };
}

type With = {
  words: (typeof layoutWords)['zh' | 'en'];
  pictures: TypstSource['pictures'];
};

function blockOf(block: Block, { words, pictures }: With): string {
  switch (block.is) {
    case 'heading':
      return `#section(${shown(block.text)})`;
    case 'paragraph':
      return `#para(${shown(block.text)}, ${String(block.quiet ?? false)})`;
    case 'figures':
      return `#figures(${list(block.items.map(({ name, value, note }) => list([name, value, note ?? ''].map(shown))))})`;
    case 'facts':
      return `#facts(${list(block.items.map(({ name, value }) => list([name, value].map(shown))))})`;
    case 'table':
      return tableOf(block);
    case 'signatures':
      return `#signatures(${list(block.parties.map(shown))}, ${shown(words.signature)}, ${shown(words.date)})`;
    case 'signed':
      return `#signed(${list(
        block.items.map(({ party, signer, note, drawing }) => {
          const path = `/picture-${pictures.length}.svg`;
          pictures.push({ path, bytes: new TextEncoder().encode(drawnName(drawing)) });
          return list([shown(party), literal(path), shown(signer), shown(note)]);
        }),
      )})`;
    case 'picture': {
      const path = `/picture-${pictures.length}.${block.kind}`;
      pictures.push({ path, bytes: block.bytes });
      const width = Math.min(Math.max(block.widthMm, 5), 170);
      return `#picture(${literal(path)}, ${width}mm, ${shown(block.caption ?? '')})`;
    }
    default:
      return '#pagebreak(weak: true)';
  }
}

function tableOf({ columns, rows, sums }: Extract<Block, { is: 'table' }>): string {
  const cells = (row: readonly string[]) => list(columns.map((_, i) => shown(row[i] ?? '')));
  return `#rows(${[
    list(columns.map(({ width }) => `${width ?? 1}fr`)),
    list(columns.map(({ isNumber }) => (isNumber ? 'right' : 'left'))),
    cells(columns.map(({ head }) => head)),
    list(rows.map(cells)),
    sums ? cells(sums) : 'none',
  ].join(', ')})`;
}

const list = (of: readonly string[]): string => `(${of.map((one) => `${one},`).join('')})`;

/** A string literal of Typst: only the backslash and the quote mean something in it. */
export const literal = (text: string): string =>
  `"${printable(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

/** Content that shows the text, line by line. */
const shown = (text: string): string =>
  `(${printable(text).split('\n').map(literal).join(' + linebreak() + ')})`;

/** The look of all our papers: ink and one accent, thin lines, figures right, heads repeated on every page. */
const prelude = `#let ink = rgb("#1b2733")
#let soft = rgb("#66727f")
#let line-colour = rgb("#d9dee4")
#let accent = rgb("#0f4c81")
#let foot(left-text, mark) = context [
  #set text(size: 7.5pt, fill: soft)
  #line(length: 100%, stroke: 0.5pt + line-colour)
  #grid(columns: (1fr, auto), left-text + linebreak() + mark, counter(page).display("1 / 1", both: true))
]
#let head(title, note) = block(below: 16pt)[
  #text(size: 18pt, weight: "bold", title)
  #v(-6pt)
  #text(size: 9pt, fill: soft, note)
]
#let section(title) = block(above: 16pt, below: 8pt, sticky: true, text(size: 12pt, weight: "bold", fill: accent, title))
#let para(body, quiet) = block(below: 8pt, if quiet { text(fill: soft, body) } else { body })
#let figures(items) = grid(
  columns: (1fr,) * calc.max(1, calc.min(4, items.len())), gutter: 8pt,
  ..items.map(((name, value, note)) => block(width: 100%, inset: 9pt, radius: 4pt, stroke: 0.5pt + line-colour)[
    #text(size: 8pt, fill: soft, name) \\
    #text(size: 14pt, weight: "bold", value) \\
    #text(size: 8pt, fill: soft, note)
  ])
)
#let facts(items) = grid(
  columns: (auto, 1fr, auto, 1fr), column-gutter: 14pt, row-gutter: 9pt,
  ..items.map(((name, value)) => (text(fill: soft, name), value)).flatten()
)
#let rows(widths, sides, heads, body, sums) = table(
  columns: widths, align: sides, inset: (x: 5pt, y: 4pt),
  stroke: (x, y) => (bottom: 0.5pt + line-colour),
  table.header(..heads.map(h => text(size: 8pt, fill: soft, h))),
  ..body.flatten(),
  ..if sums == none { () } else { sums.map(s => strong(s)) },
)
#let signatures(parties, signature, date) = block(above: 26pt, breakable: false, grid(
  columns: (1fr,) * calc.max(1, calc.min(3, parties.len())), gutter: 18pt, row-gutter: 24pt,
  ..parties.map(party => [
    #text(weight: "bold", party)
    #v(20pt)
    #line(length: 100%, stroke: 0.5pt + ink)
    #text(size: 8pt, fill: soft, signature + h(1fr) + date + h(40pt))
  ])
))
#let signed(items) = block(above: 22pt, breakable: false, grid(
  columns: (1fr,) * calc.max(1, calc.min(2, items.len())), gutter: 24pt, row-gutter: 16pt,
  ..items.map(((party, path, signer, note)) => [
    #text(weight: "bold", party)
    #block(height: 46pt, image(path, height: 46pt))
    #line(length: 100%, stroke: 0.5pt + ink)
    #text(size: 8.5pt, signer) \\
    #text(size: 7pt, fill: soft, note)
  ])
))
#let picture(path, width, caption) = block(breakable: false)[
  #image(path, width: width)
  #text(size: 8pt, fill: soft, caption)
]`;
