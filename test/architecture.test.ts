import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allWords } from '../src/web/words.ts';
import { refusalCodes, violations, type Source } from './architecture.rules.ts';

const read = (file: string): Source => ({
  file: file.replaceAll('\\', '/'),
  text: readFileSync(file, 'utf8'),
});
const sources = ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts', 'bin/*.{ts,mjs}']
  .flatMap((pattern) => globSync(pattern))
  .filter((file) => !file.includes('generated') && !file.includes('architecture'))
  .map(read);

test('every file keeps to its place, its size and its name', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap(violations)).toEqual([]);
});

test('every refusal speaks Chinese and English', () => {
  const codes = new Set(sources.flatMap(refusalCodes));
  expect(codes.size).toBeGreaterThan(10);
  const spoken = Object.assign({}, ...allWords) as (typeof allWords)[number];
  const isSilent = (code: string) => {
    const words = spoken[`refusal.${code}`];
    return !words?.[0] || !words[1];
  };
  expect([...codes].filter(isSilent).sort()).toEqual([]);
});

test('the glossary names files that exist and export what it says', () => {
  if (!existsSync('docs/glossary.md')) return;
  const rows = readFileSync('docs/glossary.md', 'utf8').matchAll(
    /^\|[^|]+\|[^|]+\| `(\w+)` \| `?(src\/[\w./-]+)`? \|/gm,
  );
  const wrong = [...rows].filter(([, name, file]) => {
    if (!existsSync(file!)) return true;
    return !new RegExp(`export [^\\n]*\\b${name}\\b`).test(readFileSync(file!, 'utf8'));
  });
  expect(wrong.map(([row]) => row)).toEqual([]);
});

describe('each rule catches a planted violation', () => {
  const rules = 'src/modules/pay/accelerator.rules.ts';
  const actions = 'src/modules/leads/lead.actions.ts';
  test.each([
    {
      rule: 'the kernel stands alone',
      file: 'src/kernel/x.ts',
      text: `import { d } from '../platform/db.ts';`,
    },
    {
      rule: 'the platform knows no module',
      file: 'src/platform/x.ts',
      text: `import { p } from '../modules/people/index.ts';`,
    },
    {
      rule: 'a module does not know the program',
      file: actions,
      text: `import { r } from '../../routes.ts';`,
    },
    {
      rule: 'modules import leftwards only',
      file: actions,
      text: `import { p } from '../pay/index.ts';`,
    },
    {
      rule: 'a dynamic import counts',
      file: actions,
      text: `const p = await import('../pay/index.ts');`,
    },
    {
      rule: 'modules are entered by the door',
      file: actions,
      text: `import { p } from '../people/place.queries.ts';`,
    },
    {
      rule: 'pure files import pure files',
      file: rules,
      text: `import { d } from '../../platform/db.ts';`,
    },
    { rule: 'pure files import no package', file: rules, text: `import pg from 'pg';` },
    { rule: 'pure files read no clock', file: rules, text: 'export const x = () => Date.now();' },
    { rule: 'pure files draw no lots', file: rules, text: 'export const x = () => Math.random();' },
    {
      rule: 'pure files wait for nothing',
      file: rules,
      text: 'export const x = async () => await y;',
    },
    {
      rule: 'no server code in the browser',
      file: 'src/web/x.tsx',
      text: `import { d } from '../platform/db.ts';`,
    },
    { rule: 'SQL lives in queries', file: actions, text: `db.selectFrom('leads.lead')` },
    { rule: 'raw SQL too', file: actions, text: 'client.query(`select id from leads.lead`)' },
    {
      rule: 'a module writes its own tables',
      file: 'src/modules/leads/l.queries.ts',
      text: `db.insertInto('people.person')`,
    },
    {
      rule: 'raw writes too',
      file: 'src/modules/leads/l.queries.ts',
      text: '`update people.person set name = 1`',
    },
    {
      rule: 'a module reads no tables to its right',
      file: 'src/modules/leads/l.queries.ts',
      text: `db.selectFrom('pay.statement')`,
    },
    { rule: 'names say something', file: 'src/platform/date-utils.ts', text: '' },
    { rule: 'files stay short', file: 'src/platform/x.ts', text: 'x\n'.repeat(301) },
    { rule: 'tests stay short', file: 'src/platform/x.test.ts', text: 'x\n'.repeat(401) },
    { rule: 'exports have names', file: 'src/platform/x.ts', text: 'export default 1;' },
    { rule: 'no any', file: 'src/platform/x.ts', text: 'const x: any = 1;' },
  ])('$rule', ({ file, text }) => {
    expect(violations({ file, text })).not.toEqual([]);
  });

  test('a comment may say what code may not', () => {
    expect(
      violations({ file: rules, text: '/** Never Date.now() here. */\nexport const x = 1;' }),
    ).toEqual([]);
  });
});
