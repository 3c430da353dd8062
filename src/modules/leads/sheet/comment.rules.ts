/** What a viewer may want (评论意向). */
export const intents = ['price', 'drive', 'stock', 'visit', 'swap'] as const;
export type Intent = (typeof intents)[number];

const words: Record<Intent, RegExp> = {
  price: /多少钱|价格|报价|什么价|怎么卖|优惠|落地|首付|月供|贷款|便宜/u,
  drive: /试驾|试乘|开一开|体验一下/u,
  stock: /现车|有车吗|提车|等多久|交付|什么颜色|有[白黑灰蓝红绿]色/u,
  visit: /地址|在哪|哪家店|怎么过去|几点开门|周末.*(来|去)/u,
  swap: /置换|旧车|换购|以旧换新|补贴/u,
};

/** What a comment asks for (意向词), in a fixed order; empty where it asks for nothing we know. */
export const intentsOf = (comment: string): Intent[] =>
  intents.filter((intent) => words[intent].test(comment));

const fullWidth = /[０-９＋－　]/gu;
const narrowed = (text: string) =>
  text.replace(fullWidth, (letter) =>
    letter === '　' ? ' ' : String.fromCodePoint(letter.codePointAt(0)! - 0xfee0),
  );

/**
 * The mobile numbers in a comment (评论里的手机号), as `+86…`, each once: with full-width digits, spaces, dots or strokes
 * between, with or without +86. Two numbers that run into one another are none, and neither is a longer row of digits.
 */
export function phonesIn(comment: string): string[] {
  const found = narrowed(comment).matchAll(
    /(?<![\d])(?:\+?86[\s.·-]*)?(1[3-9]\d(?:[\s.·-]*\d){8})(?![\s.·-]*\d)/gu,
  );
  return [...new Set([...found].map(([, number]) => `+86${number!.replaceAll(/\D/gu, '')}`))];
}
