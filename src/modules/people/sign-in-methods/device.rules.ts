/** What a browser says of itself, as far as a person recognises it: program and system. */
export type Device = { program: string; system: string };

const programs: readonly (readonly [RegExp, string])[] = [
  [/wxwork\//i, 'WeCom'],
  [/DingTalk/i, 'DingTalk'],
  [/Lark|Feishu/i, 'Feishu'],
  [/MicroMessenger/i, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/QQBrowser/i, 'QQBrowser'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/i, 'HarmonyOS'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
];

/**
 * Program and system of a session's device (设备), from its User-Agent; '' where it does not say. For
 * people to recognise, not to decide by: anybody may write anything there.
 */
export function deviceOf(userAgent: string): Device {
  const first = (known: typeof programs) => known.find(([sign]) => sign.test(userAgent))?.[1] ?? '';
  return { program: first(programs), system: first(systems) };
}
