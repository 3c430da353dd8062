import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTelling, likenessOf, type Likened } from './likeness.rules.ts';

const one = (name: string, phone = '', gender = ''): Likened => ({ name, phone, gender });

test.each([
  [one('王小明', '+8613800138000'), one('小王', '+8613800138001'), undefined],
  [one('王小明', '+8613800138000'), one('小王', '+86 138 0013 8000'), 'phone'],
  [one('王小明', '+8613800138000'), one('王 小明', '+8615900008000'), 'name_and_tail'],
  [one('王小明', '+8613800138000'), one('王小明', '+8615900001234'), 'name'],
  [one('王先生', '+8613800138000'), one('王先生', '+8615900001234'), undefined],
  [one('王先生', '+8613800138000'), one('王先生', '+8615900008000'), 'name_and_tail'],
  [one('王小明', '', 'male'), one('王小明', '', 'female'), undefined],
  [one(''), one(''), undefined],
])('%j and %j: %s', (a, b, expected) => {
  expect(likenessOf(a, b)).toBe(expected);
});

test.each([
  ['王小明', true],
  ['王总', false],
  ['刘女士', false],
  ['欧阳娜娜', true],
  ['李', false],
])('%s tells who it is: %s', (name, telling) => {
  expect(isTelling(name)).toBe(telling);
});

test('it does not matter who is looked at first', () => {
  const person = fc.record({
    name: fc.constantFrom('王小明', '王先生', '', 'Wang', ' wang'),
    phone: fc.constantFrom('', '+8613800138000', '13800138000', '+8615900008000'),
    gender: fc.constantFrom('', 'male', 'female'),
  });
  fc.assert(fc.property(person, person, (a, b) => likenessOf(a, b) === likenessOf(b, a)));
});
