import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceOf } from './device.rules.ts';
import { barePhone, completed, settingsProblem } from './provider.rules.ts';
import { asRecoveryCode, asTimeCode, recoveryCodeFrom, stepOf } from './second-factor.rules.ts';

describe('A device is named as its person knows it', () => {
  test.each([
    {
      says: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      is: 'Edge Windows',
      because: 'Edge calls itself Chrome and Safari as well',
    },
    {
      says: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) wxwork/4.1 MicroMessenger/7.0',
      is: 'WeCom iPhone',
      because: 'WeCom calls itself WeChat as well',
    },
    {
      says: 'Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36',
      is: 'Chrome Android',
      because: 'Android is a Linux',
    },
    { says: 'curl/8.0', is: ' ', because: 'nothing is guessed' },
  ])('$is: $because', ({ says, is }) => {
    const { program, system } = deviceOf(says);
    expect(`${program} ${system}`).toBe(is);
  });
});

describe('Codes as people type them', () => {
  test('a time-based code keeps its six digits, spaces aside', () => {
    expect(asTimeCode(' 123 456 ')).toBe('123456');
    for (const wrong of ['12345', '1234567', 'abcdef', ''])
      expect(asTimeCode(wrong)).toBeUndefined();
  });

  test('any recovery code is read back in small letters and without its dashes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const code = recoveryCodeFrom(bytes);
        expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/);
        const typed = code.toLowerCase().replaceAll('-', ' ');
        expect(asRecoveryCode(typed)).toBe(code.replaceAll('-', ''));
      }),
    );
  });

  test('a step lasts thirty seconds', () => {
    const at = (seconds: string) => stepOf(`2026-11-24T02:00:${seconds}.000Z`);
    expect([at('29') - at('00'), at('30') - at('00')]).toEqual([0, 1]);
  });
});

describe('A provider’s settings', () => {
  const given = { clientId: 'c', agentId: '1', loginAddress: '', apiAddress: '' };
  test('leave the usual addresses out; a private deployment gives its own', () => {
    expect(completed('wecom', given).apiAddress).toBe('https://qyapi.weixin.qq.com');
    const own = completed('feishu', { ...given, apiAddress: 'https://feishu.example.cn/' });
    expect(own.apiAddress).toBe('https://feishu.example.cn');
    expect(settingsProblem('feishu', own)).toBeUndefined();
  });

  test.each([
    {
      address: 'https://idp.example.cn/realms/x',
      code: undefined,
      because: 'a path is part of an issuer',
    },
    { address: 'http://127.0.0.1:3000', code: undefined, because: 'this machine needs no TLS' },
    {
      address: 'http://localhost.example.cn',
      code: 'insecure',
      because: 'only its name begins so',
    },
    { address: 'http://10.0.0.5', code: 'insecure', because: 'the inner network is no exception' },
    { address: 'https://user:pass@idp.example.cn', code: 'address', because: 'no password in it' },
    { address: 'ftp://idp.example.cn', code: 'address', because: 'not the web' },
  ])('$address: $because', ({ address, code }) => {
    const settings = { ...given, loginAddress: address };
    expect(settingsProblem('oidc', settings)?.code).toBe(code);
  });
});

test.each([
  { phone: '+86 138-0000-2041', bare: '13800002041' },
  { phone: '8613800002041', bare: '13800002041' },
  { phone: '0086 13800002041', bare: '13800002041' },
  { phone: '138 0000 2041', bare: '13800002041' },
  { phone: '+1 312 555 0100', bare: '' },
  { phone: '001 312 555 0100', bare: '' },
  { phone: '', bare: '' },
])('"$phone" is compared as "$bare"', ({ phone, bare }) => {
  expect(barePhone(phone)).toBe(bare);
});
