/** The people of every API test, with fixed ids: two stores of one group, and a stranger's group. */
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const ours = { tenantId: id(1), name: '江城汽车' };
export const theirs = { tenantId: id(2), name: '别家集团' };
export const stores = { north: id(11), lake: id(12) };
export const teams = { first: id(21), second: id(22), lake: id(23) };

export type Member = {
  tenantId: string;
  personId: string;
  login: string;
  name: string;
  role: string;
  storeId: string | null;
  teamId: string | null;
};

const member = (
  n: number,
  login: string,
  name: string,
  role: string,
  at: Partial<Member> = {},
): Member => ({
  tenantId: ours.tenantId,
  personId: id(n),
  login,
  name,
  role,
  storeId: null,
  teamId: null,
  ...at,
});

const north = { storeId: stores.north };
const first = { ...north, teamId: teams.first };

export const gu = member(101, 'gu', '顾承川', 'director');
export const shen = member(102, 'shen', '沈若兰', 'sales_manager', north);
export const lin = member(103, 'lin', '林知夏', 'consultant', first);
export const zhou = member(104, 'zhou', '周砚', 'consultant', { ...north, teamId: teams.second });
export const cheng = member(105, 'cheng', '程远', 'sales_manager', { storeId: stores.lake });
export const xu = member(106, 'xu', '许一鸣', 'consultant', {
  storeId: stores.lake,
  teamId: teams.lake,
});
export const tang = member(107, 'tang', '唐书瑶', 'marketing');
export const song = member(108, 'song', '宋怀瑾', 'trainer');
export const bai = member(109, 'bai', '白予安', 'analyst');
export const admin = member(110, 'admin', '管理员', 'administrator');
export const stranger = member(201, 'stranger', '外人', 'director', { tenantId: theirs.tenantId });

export const everybody = [gu, shen, lin, zhou, cheng, xu, tang, song, bai, admin, stranger];
export const password = 'a long enough password';

/** One for each ready role that the cast has nobody for; only tests that walk all roles bring them. */
export const understudies = [
  member(121, 'dong', '董清越', 'dcc_agent', first),
  member(122, 'fang', '方予初', 'fni_specialist', north),
  member(123, 'guan', '管小满', 'service_steward', north),
  member(124, 'he', '何明霁', 'hr'),
  member(125, 'jin', '金若谷', 'finance'),
];
export const everyRole = [...everybody, ...understudies];
