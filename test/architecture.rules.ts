import path from 'node:path';

/** A source file as the rules see it: where it stands and what it says. */
export type Source = { file: string; text: string };

/** The modules in their order: each may import those before it, none after it. */
export const order = [
  'people',
  'catalog',
  'customers',
  'marketing',
  'leads',
  'sales',
  'care',
  'club',
  'kpi',
  'plan',
  'review',
  'pay',
  'growth',
];

const purePackages = new Set(['zod']);
/** An id is no decision: the one pure-looking file that reads the clock and draws lots. */
const identifiers = 'src/kernel/uuid.ts';
const isPure = (file: string) =>
  /\.(schema|rules|refusals)\.ts$/.test(file) || file.startsWith('src/kernel/');
const isWeb = (file: string) => /\/web\//.test(file);
const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const moduleOf = (file: string) => /^src\/modules\/([^/]+)\//.exec(file)?.[1];
const holdsSql = (file: string) =>
  /\.(queries|import)\.ts$/.test(file) || file.startsWith('src/platform/');

type Rule = (source: Source) => string[];

/** Everything a file does against the house's rules, each as one sentence. */
export function violations(source: Source): string[] {
  const rules: Rule[] = isTest(source.file)
    ? [nameRule, sizeRule]
    : [directionRule, doorRule, pureRule, browserRule, sqlRule, ownTablesRule, nameRule];
  return [...rules, sizeRule, exportRule, anyRule]
    .flatMap((rule) => rule(source))
    .filter((problem, i, all) => all.indexOf(problem) === i)
    .map((problem) => `${source.file}: ${problem}`);
}

function importsOf({ file, text }: Source): { local: string[]; outside: string[] } {
  const named = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^'\n]+)'/g)].map(
    (match) => match[1]!,
  );
  const local = named.filter((name) => name.startsWith('.'));
  return {
    local: local.map((name) => path.posix.join(path.posix.dirname(file), name)),
    outside: named.filter((name) => !name.startsWith('.')),
  };
}

function directionRule(source: Source): string[] {
  const { file } = source;
  const here = moduleOf(file);
  return importsOf(source).local.flatMap((target) => {
    const there = moduleOf(target);
    if (file.startsWith('src/kernel/') && !target.startsWith('src/kernel/'))
      return [`the kernel imports only itself, not ${target}`];
    if (file.startsWith('src/platform/') && !/^src\/(kernel|platform)\//.test(target))
      return [`the platform knows no module and no program, but imports ${target}`];
    if (here && !/^src\/(kernel|platform|modules)\//.test(target))
      return [`a module does not know the program that lists it: ${target}`];
    if (here && there && here !== there && !isWeb(file) && !isEarlier(there, here))
      return [`${here} may not import ${there}: it stands to the right`];
    return [];
  });
}

const isEarlier = (there: string, here: string) => {
  const at = order.indexOf(there);
  return at >= 0 && at < order.indexOf(here);
};

function doorRule(source: Source): string[] {
  const here = moduleOf(source.file);
  if (!here) return [];
  return importsOf(source).local.flatMap((target) => {
    const there = moduleOf(target);
    if (!there || there === here || isPure(target)) return [];
    if (isWeb(source.file) && isWeb(target)) return [];
    return target.endsWith('/index.ts') ? [] : [`enter ${there} by its index.ts, not by ${target}`];
  });
}

function pureRule(source: Source): string[] {
  if (!isPure(source.file) || source.file === identifiers) return [];
  const { local, outside } = importsOf(source);
  const impure = local
    .filter((target) => !isPure(target))
    .concat(outside.filter((name) => !purePackages.has(name)));
  const found = /\bawait\b|Date\.now|new Date\(\)|Math\.random|process\.env/.exec(code(source));
  return [
    ...impure.map((target) => `a pure file imports ${target}`),
    ...(found ? [`a pure file uses ${found[0]}`] : []),
  ];
}

function browserRule(source: Source): string[] {
  if (!isWeb(source.file)) return [];
  const server = importsOf(source).local.filter(
    (target) => target.startsWith('src/') && !isWeb(target) && !isPure(target),
  );
  return server.map((target) => `${target} would put server code in the browser`);
}

function sqlRule(source: Source): string[] {
  if (holdsSql(source.file)) return [];
  if (!/^src\/(?!demo\/)/.test(source.file)) return [];
  const found =
    /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(<[^`]*>)?`|\b(insert into|delete from) \w+\.\w+|\bselect [^'"`]* from \w+\.\w+/i.exec(
      code(source),
    );
  return found ? [`SQL lives in *.queries.ts, not here: ${found[0]}`] : [];
}

function ownTablesRule(source: Source): string[] {
  const here = moduleOf(source.file);
  if (!here) return [];
  const text = code(source);
  const written =
    /(?:insertInto|updateTable|deleteFrom|mergeInto)\('(\w+)\.|\b(?:insert into|update|delete from) (\w+)\.\w+/g;
  const read = /(?:selectFrom|Join)\('(\w+)\.|\b(?:from|join) (\w+)\.\w+/g;
  const schemas = new Set(order);
  const of = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map((match) => match[1] ?? match[2]!).filter((s) => schemas.has(s));
  return [
    ...of(written)
      .filter((schema) => schema !== here)
      .map((schema) => `${here} writes a table of ${schema}`),
    ...of(read)
      .filter((schema) => schema !== here && !isEarlier(schema, here))
      .map((schema) => `${here} may not read tables of ${schema}`),
  ];
}

const bannedWords = /(^|[-.])(utils?|helpers?|common|manager|service|info|data|impl)([-.]|$)/;

function nameRule({ file }: Source): string[] {
  const name = path.posix.basename(file);
  const word = bannedWords.exec(name.replace(/\.tsx?$/, ''));
  return word ? [`"${word[2]}" says nothing in a name`] : [];
}

function sizeRule({ file, text }: Source): string[] {
  const lines = text.trimEnd().split('\n').length;
  const most = isTest(file) ? 400 : 300;
  return lines > most ? [`${lines} lines, at most ${most}`] : [];
}

function exportRule({ file, text }: Source): string[] {
  const isTools = /\.config\.ts$|^test\/(global-setup|playwright\.config)\.ts$/.test(file);
  return !isTools && /^export default/m.test(text) ? ['exports have names'] : [];
}

function anyRule(source: Source): string[] {
  return /(:|\bas|<|\|) any\b|\bany\[\]/.test(code(source))
    ? ['`any` switches the checks off']
    : [];
}

/** The file without its comments, which may say anything. */
const code = ({ text }: Source): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');

/** Codes that a file refuses with. Parts that are filled in at run time end the known prefix. */
export function refusalCodes({ text }: Source): string[] {
  const codes = [...text.matchAll(/new Refusal\(\s*[^,]+,\s*['`]([^'`]+)['`]/g)];
  return codes.map((match) => match[1]!).filter((found) => !found.includes('${'));
}
