const paints = [
  ['white', /白|white|珠光|雪/i],
  ['silver', /银|silver/i],
  ['grey', /灰|gr[ea]y/i],
  ['black', /黑|曜石|black/i],
  ['blue', /蓝|blue/i],
  ['red', /红|red/i],
  ['green', /绿|green/i],
  ['gold', /金|米|棕|gold|brown/i],
  ['purple', /紫|purple/i],
  ['orange', /橙|orange/i],
] as const;

/** The swatch that comes nearest to what a colour is called (色块); a plain one for any other name. */
export const paintOf = (name: string): string =>
  paints.find(([, pattern]) => pattern.test(name))?.[0] ?? 'plain';
