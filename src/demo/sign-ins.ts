import type { Database } from '../platform/db.ts';
import { demoLogins } from './demo.queries.ts';
import { demoStaff, type DemoPerson } from './staff.ts';

/** The password of every demo sign-in (演示密码): public, hence refused in production. */
export const demoPassword = 'fairlead-demo';

/** Who signs in under which name: one person for each ready role, store people from 江北店. */
const holders: readonly [login: string, name: string][] = [
  ['director', '顾承彦'],
  ['manager', '沈若兰'],
  ['consultant', '林知夏'],
  ['dcc', '柳听雨'],
  ['fni', '祁若谷'],
  ['steward', '乔念慈'],
  ['marketing', '温予棠'],
  ['analyst', '俞静衡'],
  ['trainer', '宋怀瑾'],
  ['hr', '苗以宁'],
  ['finance', '卓砚书'],
  ['admin', '邵一诺'],
];

export type DemoSignIn = { login: string; person: DemoPerson };

export const demoSignIns: readonly DemoSignIn[] = holders.map(([login, name]) => ({
  login,
  person: demoStaff.find((one) => one.name === name)!,
}));

/** The founder of the group, whose login exists before all others. */
export const founder = demoSignIns.find(({ login }) => login === 'admin')!;

/** What to print at a start (演示账号); nothing where there is no demo group. */
export async function signInsToShow(
  database: Pick<Database, 'web'>,
): Promise<{ login: string; password: string; who: string }[]> {
  const known = await demoLogins(database.web);
  return demoSignIns
    .filter(({ login }) => known.has(login))
    .map(({ login, person: { position, name, store } }) => ({
      login,
      password: demoPassword,
      who: [position, name, store].filter(Boolean).join(' · '),
    }));
}
