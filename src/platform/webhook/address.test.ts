import { expect, test } from 'vitest';
import { isInnerAddress, literalAddress } from './address.ts';

test.each([
  '127.0.0.1', '127.8.9.10', '10.0.0.5', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254',
  '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', '::ffff:127.0.0.1', '::ffff:10.1.2.3',
  'fe80::1', 'fd00::1', 'ff02::1', '64:ff9b::7f00:1', 'not an address',
])('%s is inside', (address) => { expect(isInnerAddress(address)).toBe(true); }); // prettier-ignore

test.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
  '%s is outside',
  (address) => expect(isInnerAddress(address)).toBe(false),
);

test.each([
  { url: 'http://127.1/', is: '127.0.0.1', because: 'short forms are written out' },
  { url: 'http://0x7f000001/', is: '127.0.0.1', because: 'and other bases' },
  { url: 'http://2130706433/', is: '127.0.0.1', because: 'and one number' },
  { url: 'http://[::1]/', is: '::1', because: 'brackets fall away' },
  { url: 'https://hooks.example/', is: undefined, because: 'a name is no address' },
])('$url: $because', ({ url, is }) => expect(literalAddress(new URL(url))).toBe(is));
