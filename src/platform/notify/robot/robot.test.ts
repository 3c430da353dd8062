import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialects, isAddressOf } from './dialect.ts';
import { dingtalkSign } from './dingtalk.ts';
import { feishuSign } from './feishu.ts';
import { bytesOf, markdownOf } from './robot-text.rules.ts';

describe('signatures as the platforms publish them', () => {
  test('飞书 keys by time and secret and signs nothing', () => {
    expect(feishuSign(1599360473, 'demo')).toBe('l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=');
  });

  test('钉钉 keys by the secret and signs time and secret, percent-encoded in the address', () => {
    const message = { title: 'x', lines: [], open: '' };
    const key = {
      address: 'https://oapi.dingtalk.com/robot/send?access_token=a',
      secret: 'SECdemo',
    };
    const { url } = dialects.dingtalk.request(key, message, 1599360473000);
    expect(new URL(url).searchParams.get('sign')).toBe(dingtalkSign(1599360473000, 'SECdemo'));
    expect(url).toMatch(/timestamp=1599360473000&sign=[\w%.-]+%3D$/);
  });
});

describe('what a platform’s reply means', () => {
  test.each([
    { kind: 'wecom', reply: { errcode: 0 }, end: 'sent', because: 'it was taken' },
    { kind: 'wecom', reply: { errcode: 45009 }, end: 'slow', because: 'more than 20 a minute' },
    { kind: 'wecom', reply: { errcode: 93000 }, end: 'refused', because: 'the robot was removed' },
    { kind: 'wecom', reply: { errcode: -1 }, end: 'again', because: 'the platform is busy' },
    { kind: 'dingtalk', reply: { errcode: 0 }, end: 'sent', because: 'it was taken' },
    { kind: 'dingtalk', reply: { errcode: 130101 }, end: 'slow', because: 'too fast, shut out for ten minutes' },
    { kind: 'dingtalk', reply: { errcode: 310000 }, end: 'refused', because: 'signature or keyword is wrong' },
    { kind: 'feishu', reply: { code: 0 }, end: 'sent', because: 'it was taken' },
    { kind: 'feishu', reply: { StatusCode: 0 }, end: 'sent', because: 'the older reply says the same' },
    { kind: 'feishu', reply: { code: 11232 }, end: 'slow', because: 'too frequent' },
    { kind: 'feishu', reply: { code: 19021 }, end: 'refused', because: 'signature or time is wrong' },
    { kind: 'feishu', reply: {}, end: 'again', because: 'that was no answer of theirs' },
  ] as const)('$kind $reply: $because', ({ kind, reply, end }) => {
    expect(dialects[kind].understand(reply).end).toBe(end);
  }); // prettier-ignore
});

test.each([
  {
    address: 'https://open.feishu.cn/open-apis/bot/v2/hook/a',
    fits: true,
    because: 'its own host',
  },
  {
    address: 'http://open.feishu.cn/open-apis/bot/v2/hook/a',
    fits: false,
    because: 'not over TLS',
  },
  { address: 'https://127.0.0.1/hook', fits: false, because: 'an address inside' },
  { address: 'https://open.feishu.cn.evil.example/hook', fits: false, because: 'another host' },
  { address: 'https://open.feishu.cn@evil.example/', fits: false, because: 'a name, not a host' },
  { address: 'nonsense', fits: false, because: 'no address' },
])('a robot’s address is its platform’s own: $because', ({ address, fits }) => {
  expect(isAddressOf('feishu', address)).toBe(fits);
});

describe('a message', () => {
  const line = fc.record({
    title: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
    text: fc.string({ maxLength: 400, unit: 'grapheme' }),
    url: fc.constantFrom(null, 'https://sales.example.cn/imports/1'),
  });

  test('stays within the platform’s bytes, however long the notices are', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 15 }), (lines) => {
        const text = markdownOf({ title: '', lines, open: '打开' }, 4_096);
        return bytesOf(text) <= 4_096 && text.split('**').length > lines.length;
      }),
    );
  });

  test('what a person typed mentions nobody and links nowhere', () => {
    const lines = [{ title: '<at id=all></at>', text: '@all [去](https://x.example)', url: null }];
    expect(markdownOf({ title: '', lines, open: '' }, 4_096)).not.toMatch(/[<@]|\]\(/);
  });
});
