import type { Day } from '../kernel/period.ts';
import { randomFor } from './random.ts';
import type { Gender } from './names.ts';

/** Roles of the demo staff, by the keys of the ready roles. */
export type RoleKey =
  | 'director'
  | 'sales_manager'
  | 'consultant'
  | 'dcc_agent'
  | 'fni_specialist'
  | 'marketing'
  | 'service_steward'
  | 'analyst'
  | 'trainer'
  | 'hr'
  | 'finance'
  | 'administrator';

export type DemoPerson = {
  /** The staff number, `YZ-007`. */
  number: string;
  name: string;
  gender: Gender;
  role: RoleKey;
  position: string;
  store: string;
  team: string;
  /** Months after the start of the history; negative for the long-serving. */
  joinedAfter: number;
  leftAfter?: number;
};

type Seat = [store: string, team: string, role: RoleKey, position: string, people: string];

/** Each name may carry `+n` (joined in month n of the history), `-n` (left in it) and `*` (a woman). */
const seats: readonly Seat[] = [
  ['', '', 'administrator', '系统管理员', '邵一诺*'],
  ['', '', 'director', '销售总监', '顾承彦'],
  ['', '', 'marketing', '市场专员', '温予棠* 简牧川'],
  ['', '', 'analyst', '数据分析师', '俞静衡*'],
  ['', '', 'trainer', '培训师', '宋怀瑾'],
  ['', '', 'hr', '人事经理', '苗以宁*'],
  ['', '', 'finance', '财务经理', '卓砚书'],
  ['江北店', '', 'sales_manager', '销售经理', '沈若兰*'],
  ['江北店', '启航队', 'consultant', '销售顾问', '林知夏* 贺昀 唐书窈* 邱嘉树'],
  ['江北店', '破浪队', 'consultant', '销售顾问', '许一鸣 周砚 陆行简 尹晚晴*+14'],
  ['江北店', '', 'dcc_agent', 'DCC 专员', '柳听雨* 裴向晨'],
  ['江北店', '', 'fni_specialist', '金融保险专员', '祁若谷'],
  ['江北店', '', 'service_steward', '服务管家', '乔念慈*'],
  ['滨湖店', '', 'sales_manager', '销售经理', '方定波'],
  ['滨湖店', '远帆队', 'consultant', '销售顾问', '何嘉木 阮清越* 梅启明 章长青-19'],
  ['滨湖店', '听涛队', 'consultant', '销售顾问', '程远 戚映雪* 石仲言 纪小满*+19'],
  ['滨湖店', '', 'dcc_agent', 'DCC 专员', '夏沐晴* 孔以恒'],
  ['滨湖店', '', 'fni_specialist', '金融保险专员', '施素心*'],
  ['滨湖店', '', 'service_steward', '服务管家', '殷舒云*'],
  ['新城店', '', 'sales_manager', '销售经理', '颜立夏*'],
  ['新城店', '领潮队', 'consultant', '销售顾问', '姜望舟 骆青禾* 倪守拙'],
  ['新城店', '拓新队', 'consultant', '销售顾问', '傅亦川 褚采苓* 甘济川+22'],
  ['新城店', '', 'dcc_agent', 'DCC 专员', '滕修远'],
  ['新城店', '', 'fni_specialist', '金融保险专员', '史明霞*'],
  ['新城店', '', 'service_steward', '服务管家', '庞月华*'],
];

/** Everybody of the demo group (演示员工), in the order of their staff numbers. */
export const demoStaff: readonly DemoPerson[] = seats
  .flatMap(([store, team, role, position, people]) =>
    people.split(' ').map((text) => ({ store, team, role, position, ...readPerson(text) })),
  )
  .map((person, i) => ({
    number: `YZ-${String(i + 1).padStart(3, '0')}`,
    ...person,
    joinedAfter: person.joinedAfter ?? -(3 + ((i * 17) % 60)),
  }));

function readPerson(text: string) {
  const [, name = '', woman, joined, left] = /^(.+?)(\*)?(?:\+(\d+))?(?:-(\d+))?$/.exec(text)!;
  return {
    name,
    gender: woman ? ('female' as const) : ('male' as const),
    joinedAfter: joined ? Number(joined) : undefined,
    leftAfter: left ? Number(left) : undefined,
  };
}

/** What sets one consultant apart for good (稳定能力): multiples of the usual, and added points. */
export type Ability = {
  volume: number;
  winning: number;
  pace: number;
  discount: number;
  finance: number;
  csi: number;
};

export function abilityOf(seed: number, { number }: DemoPerson): Ability {
  const random = randomFor(seed, `ability ${number}`);
  const between = (low: number, high: number, value: number) =>
    Math.min(high, Math.max(low, value));
  const talent = random.normal();
  return {
    volume: between(0.62, 1.45, 1 + talent * 0.2),
    winning: between(0.75, 1.3, 1 + talent * 0.1 + random.normal() * 0.06),
    pace: between(0.8, 1.25, 1 - talent * 0.06 + random.normal() * 0.06),
    discount: between(-0.02, 0.025, random.normal() * 0.009),
    finance: between(-0.12, 0.12, random.normal() * 0.05),
    csi: between(-4, 3, talent * 0.7 + random.normal() * 1.2),
  };
}

/** A consultant as the generator meets them: their span of service in months of the history. */
export const servesIn = ({ joinedAfter, leftAfter }: DemoPerson, month: number): boolean =>
  joinedAfter < month && (leftAfter === undefined || month < leftAfter);

/** Newcomers sell less in their first three months. */
export const warmUp = ({ joinedAfter }: DemoPerson, month: number): number =>
  Math.min(1, 0.35 + 0.22 * (month - joinedAfter));

/** The day somebody joined or left, given the first month of the history. */
export const dayOfMonth = (month: string, day: number): Day =>
  `${month}-${String(day).padStart(2, '0')}`;
