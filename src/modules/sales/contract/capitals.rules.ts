import { assert } from '../../../kernel/assert.ts';

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/**
 * An amount as contracts write it so that nobody can add a stroke (人民币大写): `202,500.22` → 贰拾万零贰仟伍佰元贰角贰分.
 * Units: fen, zero or more. Source: 正确填写票据和结算凭证的基本规定.
 */
export function inCapitals(amountFen: number): string {
  assert(Number.isSafeInteger(amountFen) && amountFen >= 0, 'capitals are written of what is paid');
  const [yuan, jiao, fen] = [
    Math.floor(amountFen / 100),
    Math.floor(amountFen / 10) % 10,
    amountFen % 10,
  ];
  const whole = yuan === 0 ? '' : `${wholeYuan(yuan)}元`;
  if (jiao === 0 && fen === 0) return `${whole || '零元'}整`;
  const gap = jiao === 0 && whole ? '零' : '';
  const tenths = jiao ? `${digits[jiao]}角` : gap;
  return `${whole}${tenths}${fen ? `${digits[fen]}分` : '整'}`;
}

function wholeYuan(yuan: number): string {
  let [text, rest, group, isGap] = ['', yuan, 0, false];
  while (rest > 0) {
    const four = rest % 10_000;
    const part = four === 0 ? '' : `${fourDigits(four)}${groups[group]}`;
    // A gap is spoken once: where a group is empty, does not fill its thousands, or ends in nothing.
    const isSpoken = text !== '' && part !== '' && (isGap || four % 10 === 0);
    text = `${part}${isSpoken ? '零' : ''}${text}`;
    if (four > 0) isGap = four < 1_000;
    else isGap = isGap || text !== '';
    rest = Math.floor(rest / 10_000);
    group += 1;
  }
  return text;
}

function fourDigits(four: number): string {
  let [text, rest, place, isGap] = ['', four, 0, false];
  while (rest > 0) {
    const digit = rest % 10;
    if (digit > 0) {
      text = `${digits[digit]}${places[place]}${isGap && text ? '零' : ''}${text}`;
      isGap = false;
    } else isGap = true;
    rest = Math.floor(rest / 10);
    place += 1;
  }
  return text;
}
