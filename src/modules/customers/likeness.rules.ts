/** What two customers are compared by (疑似重复). */
export type Likened = { name: string; phone: string; gender: string };

export const likenesses = ['phone', 'name_and_tail', 'name'] as const;
export type Likeness = (typeof likenesses)[number];

const titles = /(先生|女士|小姐|太太|总|哥|姐)$/;

/** Whether a name says who somebody is: `张女士` fits thousands. */
export const isTelling = (name: string): boolean => {
  const plain = name.normalize('NFKC').replace(/\s/g, '');
  return plain.length >= 2 && !titles.test(plain);
};

const plain = (name: string) => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
const tailOf = (phone: string) => phone.replace(/\D/g, '').slice(-4);

/**
 * Why two customers may be one person (疑似重复的理由), the strongest first; undefined where nothing speaks for it.
 * The same number is the same person nearly always; the same name needs the tail of the number, or must be a whole
 * name. Two genders that differ speak against everything but the number.
 */
export function likenessOf(a: Likened, b: Likened): Likeness | undefined {
  const digits = (phone: string) => phone.replace(/\D/g, '');
  if (digits(a.phone).length >= 7 && digits(a.phone) === digits(b.phone)) return 'phone';
  if (a.gender && b.gender && a.gender !== b.gender) return undefined;
  if (plain(a.name) === '' || plain(a.name) !== plain(b.name)) return undefined;
  if (tailOf(a.phone).length === 4 && tailOf(a.phone) === tailOf(b.phone)) return 'name_and_tail';
  return isTelling(a.name) ? 'name' : undefined;
}
