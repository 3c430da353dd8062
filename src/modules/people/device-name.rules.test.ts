import { expect, test } from 'vitest';
import { deviceKind, deviceName } from './device-name.rules.ts';

const chrome = (version: string) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version} Safari/537.36`;

test.each([
  { agent: chrome('140.0.0.0'), name: 'Chrome · Windows' },
  { agent: `${chrome('140.0.0.0')} Edg/140.0`, name: 'Edge · Windows' },
  { agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1', name: 'Safari · iPhone' },
  { agent: 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0 Chrome/120', name: '微信 · Android' },
  { agent: 'curl/8.5.0', name: 'curl' },
  { agent: '', name: '—' },
])('a browser is called $name', ({ agent, name }) => {
  expect(deviceName(agent)).toBe(name);
}); // prettier-ignore

test('an update of the browser is no new device', () => {
  expect(deviceKind(chrome('140.0.0.0'))).toBe(deviceKind(chrome('141.0.7.2')));
  expect(deviceKind(chrome('140.0'))).not.toBe(deviceKind('Mozilla/5.0 (iPhone) Safari/604.1'));
});
