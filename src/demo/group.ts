/** The invented dealer group of the demo (演示集团): nobody and nothing in it is real. */
export const demoGroup = {
  tenantId: '01900000-0000-7000-8000-00000000d0e0',
  name: '远舟汽车集团（演示）',
  city: '澜州',
} as const;

export type DemoStore = {
  key: 'jiangbei' | 'binhu' | 'xincheng';
  name: string;
  /** Stores of one store group (片区) share what the right `group` reaches. */
  storeGroup: string;
  area: string;
  teams: readonly string[];
  /** Share of the group's cars, two years ago and in the current year. */
  shareFrom: number;
  shareTo: number;
  /** How far its buyers lean to new-energy cars. */
  nevTilt: number;
  /** Points added to CSI (of 100) and to the chance of a promoter. */
  csiTilt: number;
  financeTilt: number;
};

export const demoStores: readonly DemoStore[] = [
  {
    key: 'jiangbei',
    name: '江北店',
    storeGroup: '北区',
    area: '江北区',
    teams: ['启航队', '破浪队'],
    shareFrom: 0.4,
    shareTo: 0.44,
    nevTilt: 0.92,
    csiTilt: 0.6,
    financeTilt: 0.02,
  },
  {
    key: 'binhu',
    name: '滨湖店',
    storeGroup: '北区',
    area: '滨湖区',
    teams: ['远帆队', '听涛队'],
    shareFrom: 0.325,
    shareTo: 0.36,
    nevTilt: 1,
    csiTilt: 1.4,
    financeTilt: 0,
  },
  {
    key: 'xincheng',
    name: '新城店',
    storeGroup: '南区',
    area: '新城区',
    teams: ['领潮队', '拓新队'],
    shareFrom: 0.275,
    shareTo: 0.2,
    nevTilt: 1.15,
    csiTilt: -1.8,
    financeTilt: -0.03,
  },
];

export const storeNamed = (name: string): DemoStore =>
  demoStores.find((store) => store.name === name)!;
