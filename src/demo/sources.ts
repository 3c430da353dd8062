import { monthNumberOf, yearOf, type Day } from '../kernel/period.ts';
import type { Random } from './random.ts';

export type DemoSource = {
  name: string;
  reach: 'online' | 'offline';
  /** Share of the cars sold, in the middle of the history. */
  share: number;
  winRate: number;
  /** Days from first contact to signature, on average. */
  cycleDays: number;
  /** Leads that never become a deal, for each deal. */
  wasted: number;
};

type Figures = [share: number, winRate: number, cycleDays: number, wasted: number];

const source =
  (reach: DemoSource['reach']) =>
  (name: string, [share, winRate, cycleDays, wasted]: Figures): DemoSource => ({
    name,
    reach,
    share,
    winRate,
    cycleDays,
    wasted,
  });
const online = source('online');
const offline = source('offline');

export const demoSources: readonly DemoSource[] = [
  online('垂直平台', [0.16, 0.19, 16, 0.6]),
  online('短视频', [0.09, 0.18, 18, 0.7]),
  online('直播', [0.06, 0.2, 15, 0.6]),
  online('信息流', [0.05, 0.155, 19, 1]),
  online('官网表单', [0.06, 0.24, 14, 0.4]),
  offline('自然到店', [0.32, 0.28, 10, 0.1]),
  offline('转介绍', [0.11, 0.37, 9, 0.05]),
  offline('老客户增换购', [0.06, 0.41, 11, 0.05]),
  offline('车展外拓', [0.06, 0.21, 14, 0.3]),
  offline('异业合作', [0.03, 0.2, 15, 0.3]),
];

/** Online sources grow over the history: `progress` runs from 0 to 1. */
export const sourceWeight = ({ reach, share }: DemoSource, progress: number): number =>
  reach === 'online' ? share * (0.85 + 0.3 * progress) : share;

/** What runs in which month (市场活动). */
const campaigns: Readonly<Record<number, string>> = {
  1: '开年购车礼',
  3: '春季车展',
  5: '五一购车节',
  6: '年中冲刺',
  9: '金秋团购',
  10: '十一购车节',
  11: '双十一直播专场',
  12: '年终冲量',
};

/** The campaign that brought a lead of that day, where one did. */
export function campaignOn(day: Day, { reach }: DemoSource, random: Random): string {
  const name = campaigns[monthNumberOf(day)];
  const isCaught = random.chance(reach === 'online' ? 0.45 : 0.2);
  return name && isCaught ? `${yearOf(day)} ${name}` : '';
}
