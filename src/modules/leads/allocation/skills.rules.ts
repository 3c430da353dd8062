/** A line of the table that says which leads ask which skill (技能匹配). */
export type SkillRow = { by: 'energy' | 'source' | 'tag'; is: string; skill: string };
/** What is known of a lead when it is dealt. */
export type Known = { energy: string; source: string; tags: readonly string[] };

/** The skills a lead asks of whoever takes it (需要的技能), each once, in the order of the table. */
export function skillsAsked({ energy, source, tags }: Known, rows: readonly SkillRow[]): string[] {
  const holds = ({ by, is }: SkillRow) =>
    by === 'energy' ? energy === is : by === 'source' ? source === is : tags.includes(is);
  return [...new Set(rows.filter(holds).map(({ skill }) => skill))];
}
