import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intentsOf, phonesIn } from './comment.rules.ts';

describe('Numbers in comments 评论里的手机号', () => {
  test.each([
    ['加我 13800001111 报个价', ['+8613800001111']],
    ['１３８００００１１１１', ['+8613800001111']],
    ['138 0000 1111', ['+8613800001111']],
    ['138-0000-1111', ['+8613800001111']],
    ['138.0000.1111谢谢', ['+8613800001111']],
    ['+86 13800001111', ['+8613800001111']],
    ['8613800001111', ['+8613800001111']],
    ['13800001111,13900002222', ['+8613800001111', '+8613900002222']],
    ['13800001111 和 13800001111', ['+8613800001111']],
    ['1380000111113900002222', []],
    ['12800001111', []],
    ['138000011112', []],
    ['主播 666', []],
    ['', []],
  ])('%s', (comment, phones) => {
    expect(phonesIn(comment)).toEqual(phones);
  });

  test('whatever is written around it, a number is found whole or not at all', () => {
    const number = fc.stringMatching(/^1[3-9]\d{9}$/);
    const around = fc.string().filter((text) => !/[\d０-９]/u.test(text));
    fc.assert(
      fc.property(around, number, around, (before, phone, after) => {
        for (const found of phonesIn(`${before}${phone}${after}`))
          expect(found).toBe(`+86${phone}`);
      }),
    );
  });
});

describe('What a comment asks 评论意向', () => {
  test.each([
    ['L5 落地多少钱', ['price']],
    ['周末能试驾吗，店在哪', ['drive', 'visit']],
    ['有现车吗，旧车置换补贴多少', ['stock', 'swap']],
    ['主播好漂亮', []],
  ])('%s', (comment, found) => {
    expect(intentsOf(comment)).toEqual(found);
  });
});
