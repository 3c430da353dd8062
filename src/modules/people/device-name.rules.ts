const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/Lark|Feishu/, '飞书'],
  [/Edg\//, 'Edge'],
  [/HuaweiBrowser/, '华为浏览器'],
  [/OPR\//, 'Opera'],
  [/Firefox/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** A browser as people call it (设备名称): `Chrome · Windows`. Unknown ones keep their first word. */
export function deviceName(userAgent: string): string {
  const named = [browsers, systems].flatMap(
    (list) => list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? [],
  );
  return named.join(' · ') || userAgent.split(/[\s/]/)[0]!.slice(0, 40) || '—';
}

/** The same browser after an update is the same device: version numbers do not count. */
export const deviceKind = (userAgent: string): string => userAgent.replace(/[\d._]+/g, '');
