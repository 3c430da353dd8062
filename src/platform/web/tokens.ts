/** Fairlead 领航 — one source for antd, ECharts and hand-made CSS. Light and dark. */
import { theme, type ThemeConfig } from 'antd';

export type Mode = 'light' | 'dark';

/**
 * Three colour languages that never borrow from one another:
 *   movement 涨跌  up / down: text and ▲▼ only, red up and green down, never a fill
 *   status   状态  onTrack / atRisk / breached: blue, amber, wine; always with a shape and a word
 *   lamp     灯光  the light ahead: forecast, now, waiting, first place, celebration; never a status
 */
export const palette = {
  light: {
    page: '#F3F6F8',
    surface: '#FFFFFF',
    raised: '#FFFFFF',
    sunken: '#EDF1F4',
    hover: '#F0F4F7',
    line: '#E2E8ED',
    lineStrong: '#C8D2DB',
    ink: '#12212F',
    ink2: '#455768',
    ink3: '#5B6C7C',
    brand: '#0E5A8A',
    brandHover: '#1670A8',
    brandText: '#0E5A8A',
    brandSoft: '#E5EFF6',
    lamp: '#F0AE38',
    lampSoft: '#FCF1D9',
    lampText: '#8A5A00',
    up: '#C8321F',
    down: '#0A7C70',
    onTrack: '#2478B0',
    onTrackText: '#155E90',
    onTrackSoft: '#E5EFF6',
    atRisk: '#C97B0C',
    atRiskText: '#8F5400',
    atRiskSoft: '#FDF0DA',
    breached: '#AD1450',
    breachedText: '#A3124B',
    breachedSoft: '#FAE7EE',
    shadow: '0 6px 24px rgba(14,42,66,.12), 0 1px 3px rgba(14,42,66,.08)',
  },
  dark: {
    page: '#0A1520',
    surface: '#101F2C',
    raised: '#182B3B',
    sunken: '#0C1A26',
    hover: '#162837',
    line: '#1E3243',
    lineStrong: '#344B5E',
    ink: '#E8EEF4',
    ink2: '#AEBDCA',
    ink3: '#8B9DAE',
    brand: '#2A7AB2',
    brandHover: '#3A8DC7',
    brandText: '#74B9E8',
    brandSoft: '#14344D',
    lamp: '#F7C04A',
    lampSoft: '#372D15',
    lampText: '#F7C04A',
    up: '#FF7D69',
    down: '#3FC9B4',
    onTrack: '#4A9FD6',
    onTrackText: '#7ABDEA',
    onTrackSoft: '#14344D',
    atRisk: '#E39A22',
    atRiskText: '#F2B454',
    atRiskSoft: '#372910',
    breached: '#D9316F',
    breachedText: '#FF8DB1',
    breachedSoft: '#3B1728',
    shadow: '0 0 0 1px rgba(255,255,255,.07), 0 12px 36px rgba(0,0,0,.55)',
  },
} as const;

/** Latin and figures first (Inter, self-hosted), Chinese from the system: no Chinese web font. */
export const fontFamily =
  '"Inter Variable", "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei UI", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
export const type = {
  xs: 12,
  sm: 13,
  md: 14,
  lg: 16,
  lead: 18,
  xl: 20,
  figure: 28,
  hero: 40,
  wall: 132,
} as const;
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 20, 6: 24, 8: 32, 10: 40 } as const;
export const radius = { chip: 4, control: 6, card: 10, sheet: 16 } as const;
export const row = { dense: 34, list: 44, touch: 52 } as const;
export const motion = {
  press: 120,
  layer: 200,
  rank: 420,
  ease: 'cubic-bezier(.2,.8,.2,1)',
} as const;

/** Series order, told apart under deuteranopia and protanopia; at most six, then "其他". */
export const series = {
  light: ['#1F6FA8', '#D8931F', '#5A9A97', '#A8456F', '#7468B0', '#75828F'],
  dark: ['#5AA9DC', '#EDB455', '#72B8B2', '#D9799F', '#A497DD', '#94A3B1'],
} as const;

/** Reduced motion is antd's own `motion` token; killing animations in CSS leaves its layers half open. */
export function antdTheme(
  mode: Mode,
  device: 'desk' | 'phone' = 'desk',
  moving = true,
): ThemeConfig {
  const c = palette[mode];
  const phone = device === 'phone';
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: c.brand,
      colorInfo: c.onTrack,
      colorSuccess: c.onTrack,
      colorWarning: c.atRisk,
      colorError: c.breached,
      colorLink: c.brandText,
      colorLinkHover: c.brandHover,
      colorBgLayout: c.page,
      colorBgContainer: c.surface,
      colorBgElevated: c.raised,
      colorText: c.ink,
      colorTextSecondary: c.ink2,
      colorTextTertiary: c.ink3,
      colorTextDescription: c.ink3,
      colorTextPlaceholder: c.ink3,
      colorBorder: c.lineStrong,
      colorBorderSecondary: c.line,
      colorSplit: c.line,
      fontFamily,
      fontSize: type.md,
      fontSizeSM: type.xs,
      fontSizeLG: type.lg,
      lineHeight: 1.5715,
      fontWeightStrong: 600,
      borderRadius: radius.control,
      borderRadiusLG: radius.card,
      borderRadiusSM: radius.chip,
      controlHeight: phone ? 44 : 32,
      controlHeightLG: phone ? 50 : 38,
      controlHeightSM: phone ? 36 : 26,
      motion: moving,
      motionDurationFast: `${motion.press}ms`,
      motionDurationMid: `${motion.layer}ms`,
      motionDurationSlow: '280ms',
      motionEaseOut: motion.ease,
      boxShadow: c.shadow,
      boxShadowSecondary: c.shadow,
      wireframe: false,
    },
    components: {
      Button: {
        fontWeight: 500,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
      },
      Table: {
        cellPaddingBlock: 10,
        cellPaddingInline: 12,
        cellPaddingBlockSM: 6,
        headerBg: c.surface,
        headerColor: c.ink3,
        headerSplitColor: 'transparent',
        rowHoverBg: c.hover,
        borderColor: c.line,
        cellFontSizeSM: type.sm,
      },
      Segmented: { trackBg: c.sunken, itemSelectedBg: c.raised, trackPadding: 2 },
      Slider: {
        trackBg: c.onTrack,
        trackHoverBg: c.onTrack,
        handleColor: c.onTrack,
        handleActiveColor: c.brand,
        railBg: c.sunken,
        railHoverBg: c.sunken,
        ...(phone && { railSize: 6, handleSize: 20, handleSizeHover: 22 }),
      },
      Tag: { defaultBg: c.sunken, defaultColor: c.ink2 },
      Tooltip: { colorBgSpotlight: mode === 'dark' ? '#2A4155' : '#12212F' },
    },
  };
}

/** The same colours for hand-made CSS: `style={cssVars(mode)}` on the root, then `var(--ink2)`. */
export function cssVars(mode: Mode): Record<string, string> {
  const out: Record<string, string> = {
    '--font': fontFamily,
    '--ease': motion.ease,
    colorScheme: mode,
  };
  for (const [name, colour] of Object.entries(palette[mode])) out[`--${name}`] = colour;
  return out;
}

/** Roles of lines: actual solid, target dashed ink, forecast lamp (beam = 80 % band), last year grey. */
export const roleColor = (mode: Mode) => {
  const c = palette[mode];
  return {
    actual: series[mode][0],
    target: c.ink2,
    forecast: c.lamp,
    lastYear: mode === 'dark' ? '#4C6172' : '#B4C0CB',
  };
};

export function echartsTheme(mode: Mode) {
  const c = palette[mode];
  const axis = {
    axisLine: { show: true, lineStyle: { color: c.lineStrong } },
    axisTick: { show: false },
    axisLabel: { color: c.ink3, fontSize: 12, fontFamily },
    splitLine: { lineStyle: { color: c.line, type: 'solid' } },
    nameTextStyle: { color: c.ink3, fontSize: 12 },
  };
  return {
    color: [...series[mode]],
    backgroundColor: 'transparent',
    textStyle: { fontFamily, color: c.ink2 },
    grid: { left: 8, right: 8, top: 24, bottom: 4, containLabel: true },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    timeAxis: { ...axis, splitLine: { show: false } },
    line: { symbol: 'none', lineStyle: { width: 2 }, smooth: false },
    bar: { barMaxWidth: 28, itemStyle: { borderRadius: [3, 3, 0, 0] } },
    legend: {
      textStyle: { color: c.ink2, fontSize: 12 },
      itemWidth: 14,
      itemHeight: 8,
      icon: 'roundRect',
    },
    // Drawn, not HTML: a strict Content-Security-Policy blocks the inline styles of HTML tooltips.
    tooltip: {
      renderMode: 'richText',
      backgroundColor: c.raised,
      borderColor: c.line,
      borderWidth: 1,
      padding: [8, 12],
      borderRadius: 8,
      textStyle: { color: c.ink, fontSize: 13, fontFamily },
      axisPointer: { lineStyle: { color: c.lineStrong }, crossStyle: { color: c.lineStrong } },
    },
    aria: { enabled: true, decal: { show: false } },
    animationDuration: 280,
    animationEasing: 'cubicOut',
  };
}
