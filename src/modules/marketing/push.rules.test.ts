import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  depthOf,
  fenIn,
  fieldsIn,
  genderIn,
  isStampFresh,
  momentIn,
  pushFields,
  pushPresets,
  readBody,
  signedText,
  valueAt,
} from './push.rules.ts';

const json = (body: unknown) => readBody('application/json; charset=UTF-8', JSON.stringify(body));
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('What a body says', () => {
  test('Tencent’s CreateLead', () => {
    const body = json({
      ChannelId: 7,
      CreateTime: 1_638_178_594_245,
      CustomerName: ' 张三 ',
      CustomerPhone: '13800138000',
      CustomerSex: 2,
      Remark: '周末看车',
    });
    const found = fieldsIn(body, pushPresets.tencent);
    expect(found).toEqual({
      phone: '13800138000',
      name: '张三',
      gender: '2',
      receivedAt: '1638178594245',
      wish: '周末看车',
    });
    expect([genderIn(found.gender), momentIn(found.receivedAt)]).toEqual([
      'female',
      '2021-11-29T09:36:34.245Z',
    ]);
  });

  test('an id of 19 digits stays what it was', () => {
    const body = readBody('application/json', '{"data":[{"id":1376410380566495234}]}');
    expect(fieldsIn(body, { externalId: 'data.0.id' })).toEqual({
      externalId: '1376410380566495234',
    });
  });

  test('a form, and a key that has dots itself', () => {
    const body = readBody('application/x-www-form-urlencoded', 'c.phone=139&name=%E9%99%88&x=');
    expect(fieldsIn(body, { phone: 'c.phone', name: 'name', wish: 'x' })).toEqual({
      phone: '139',
      name: '陈',
    });
  });

  test.each([
    ['text/xml', '<a/>', 'push.type_unknown'],
    ['', '{}', 'push.type_unknown'],
    ['application/json', '{"a":', 'push.not_readable'],
    ['application/json', '12', 'push.not_readable'],
    ['application/json; charset=gbk', '{}', 'push.not_utf8'],
    ['application/x-www-form-urlencoded', 'name=%B3%C2', 'push.not_utf8'],
    ['application/json', '['.repeat(100_000), 'push.too_deep'],
  ])('%s %.12s is refused as %s', (type, text, code) => {
    expect(codeOf(() => readBody(type, text))).toBe(code);
  });

  test('brackets in texts are not nesting', () => {
    expect(depthOf('{"a":"[[[\\"[","b":[1]}', 20)).toBe(2);
  });

  test('any value at any path is found, and nothing that nobody sent', () => {
    const key = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 8 }), fc.string(), (keys, value) => {
        const body = json(keys.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value));
        expect(valueAt(body, keys.join('.'))).toBe(value.toWellFormed() && value);
        expect(valueAt(body, [...keys, 'length'].join('.'))).toBeUndefined();
        expect(valueAt(body, 'constructor')).toBe(
          keys.join('.') === 'constructor' ? value : undefined,
        );
      }),
    );
  });

  test('whatever is sent, fields are short, well-formed texts of the map', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.string({ maxLength: 8 }), (text, path) => {
        let body: unknown;
        try {
          body = readBody('application/json', text);
        } catch {
          return;
        }
        const found = fieldsIn(body, { phone: path, wish: path });
        for (const [field, value] of Object.entries(found)) {
          expect(pushFields).toContain(field);
          expect(value.length).toBeLessThanOrEqual(500);
          expect(value.isWellFormed() && value !== '' && !value.includes('\0')).toBe(true);
        }
      }),
    );
  });
});

test('moments in seconds, milliseconds and words; of China where no zone is said', () => {
  const said = ['1763863200', '2026-11-23 10:00:00', '2026/11/23 10:00', '2026-11-23T02:00:00Z'];
  expect(said.map(momentIn)).toEqual([
    '2025-11-23T02:00:00.000Z',
    ...Array.from({ length: 3 }, () => '2026-11-23T02:00:00.000Z'),
  ]);
  expect(['', 'gestern', '2026-13-40 99:00'].map(momentIn)).toEqual([null, null, null]);
});

test('prices in yuan', () => {
  expect(['120', '99.5', '0.29', '-1', 'x'].map(fenIn)).toEqual([12_000, 9_950, 29, null, null]);
});

test('what is signed, and when', () => {
  expect(signedText('1', '{}')).toBe('1.{}');
  const now = '2026-11-23T02:00:00.000Z';
  const at = Date.parse(now);
  const stamps = [at, at / 1000, at - 300_000, at + 300_000, at - 300_001, at + 300_001];
  expect(stamps.map((stamp) => isStampFresh(String(stamp), now))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(isStampFresh('soon', now)).toBe(false);
});
