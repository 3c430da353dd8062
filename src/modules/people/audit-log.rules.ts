/** At least two characters are looked for: a single one stands in nearly every row. */
export const searchLengthAtLeast = 2;

/**
 * What to look for in before and after (审计全文检索), in the form of `platform.audit_terms`: words and numbers
 * by how they begin, Chinese by every pair of neighbouring characters. Undefined where nothing can be
 * looked for. The result is a tsquery; all of its terms must be there.
 */
export function termsOf(text: string): string | undefined {
  const lower = text.toLowerCase();
  const words = [...lower.matchAll(/[a-z0-9]+/g)].map(([word]) => `'${word.slice(0, 60)}':*`);
  const runs = [...lower.matchAll(/[^\x01-\x7f，。；：！？（）《》、“”]{2,}/g)]; // eslint-disable-line no-control-regex
  const pairs = runs.flatMap(([run]) =>
    Array.from(
      { length: run.length - 1 },
      (_, i) => `'${run.slice(i, i + 2).replaceAll(/['\\]/g, '')}'`,
    ),
  );
  const terms = [...new Set([...words, ...pairs])];
  return terms.length > 0 ? terms.join(' & ') : undefined;
}
