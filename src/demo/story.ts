import type { Figures } from './figures.ts';

export type Quadrant = 'strength' | 'weakness' | 'opportunity' | 'threat';

/** A SWOT item of the demo plan: what the figures say, who answers for it, and with which actions. */
export type StoryItem = {
  quadrant: Quadrant;
  text: string;
  evidence: string;
  owner: string;
  actions: readonly StoryAction[];
};
/** An action runs through some months of the plan's year, 1 to 12. */
export type StoryAction = { title: string; owner: string; months: readonly [number, number] };

/** What the four quarters are about (季度主题). */
export const quarterThemes = ['开门红与春节留客', '新能源体验季', '金秋蓄客', '年终冲量'] as const;

/** The SWOT of the demo group (形势分析), its evidence written from its own figures. */
export const storyOf = (figures: Figures): StoryItem[] => [
  ...strengths(figures),
  ...weaknesses(figures),
  ...opportunities(figures),
  ...threats(figures),
];

const strengths = (figures: Figures): StoryItem[] => [
  {
    quadrant: 'strength',
    text: '新能源结构跑在市场前面',
    evidence: `新能源占比 ${figures.nevShare.before}% → ${figures.nevShare.now}%，L7 混动、E6 居前`,
    owner: '顾承彦',
    actions: [
      { title: '每店固定两台 E6、一台 L7 混动试驾车', owner: '沈若兰', months: [1, 3] },
      { title: '每月一场新能源车主课堂', owner: '温予棠', months: [2, 12] },
    ],
  },
  {
    quadrant: 'strength',
    text: '旗舰车型毛利厚',
    evidence: `X9 单车毛利 ¥${figures.flagshipGrossProfitYuan.toLocaleString('en-US')}，全系均值 ¥${figures.grossProfitYuan.now.toLocaleString('en-US')}`,
    owner: '方定波',
    actions: [{ title: 'X9 专属顾问认证，每店两名', owner: '宋怀瑾', months: [1, 4] }],
  },
  {
    quadrant: 'strength',
    text: '客户愿意推荐',
    evidence: `净推荐值 ${figures.nps}，转介绍成交率过三成`,
    owner: '殷舒云',
    actions: [{ title: '交车七日内发出推荐邀请', owner: '乔念慈', months: [1, 12] }],
  },
];

const weaknesses = (figures: Figures): StoryItem[] => [
  {
    quadrant: 'weakness',
    text: '新城店掉队',
    evidence: `交车同比 ${figures.growth.xincheng}%，江北店 ${figures.growth.jiangbei}%；成交周期 ${figures.slowestCycleDays} 天，集团 ${figures.cycleDays} 天`,
    owner: '颜立夏',
    actions: [
      { title: '每日晨会逐条过七日内到店客户', owner: '颜立夏', months: [1, 6] },
      { title: '新城店顾问跟岗江北启航队两周', owner: '宋怀瑾', months: [2, 3] },
    ],
  },
  {
    quadrant: 'weakness',
    text: '金融渗透下滑',
    evidence: `金融渗透率 ${figures.financeShare.before}% → ${figures.financeShare.now}%`,
    owner: '祁若谷',
    actions: [{ title: '报价单一律附月供方案', owner: '祁若谷', months: [1, 12] }],
  },
  {
    quadrant: 'weakness',
    text: '折让加深，单车毛利下降',
    evidence: `单车毛利 ¥${figures.grossProfitYuan.before.toLocaleString('en-US')} → ¥${figures.grossProfitYuan.now.toLocaleString('en-US')}`,
    owner: '卓砚书',
    actions: [],
  },
];

const opportunities = (figures: Figures): StoryItem[] => [
  {
    quadrant: 'opportunity',
    text: '线上来客持续增长',
    evidence: `线上贡献 ${figures.onlineShare.before}% → ${figures.onlineShare.now}%`,
    owner: '温予棠',
    actions: [
      { title: '每周两场主题直播，当日线索当日清', owner: '简牧川', months: [1, 12] },
      { title: 'DCC 晚班排到 21 点', owner: '柳听雨', months: [1, 3] },
    ],
  },
  {
    quadrant: 'opportunity',
    text: '以旧换新政策延续',
    evidence: '老客户增换购的成交率居各来源之首',
    owner: '沈若兰',
    actions: [{ title: '三年以上车主逐户评估旧车', owner: '殷舒云', months: [3, 9] }],
  },
];

const threats = (figures: Figures): StoryItem[] => [
  {
    quadrant: 'threat',
    text: '竞品瀚野加速',
    evidence: `本地份额 ${figures.rival.before}% → ${figures.rival.now}%`,
    owner: '俞静衡',
    actions: [{ title: '每周一更新竞品价格与话术', owner: '俞静衡', months: [1, 12] }],
  },
  {
    quadrant: 'threat',
    text: '厂家返利到账变慢',
    evidence: '返利平均两到三个月到账，压住现金',
    owner: '卓砚书',
    actions: [{ title: '返利台账按月核对，逾期升级', owner: '卓砚书', months: [1, 12] }],
  },
];
