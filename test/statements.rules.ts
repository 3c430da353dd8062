const schemas = 'people|catalog|customers|marketing|leads|sales|care|kpi|plan';
/** Tables that find the tenant, queues and bookkeeping: local to the coordinator. */
export const localTables = [
  'login',
  'session',
  'outbox',
  'installation',
  'migration',
  'second_factor',
  'recovery_code',
  'sign_in_attempt',
  'sign_in_provider',
  'sign_in_identity',
  'sign_in_policy',
  'invitation',
  'backup',
  'calendar_feed',
  'public_link',
];
const tenantTable = new RegExp(
  `\\b(?:from|join|into|update)\\s+"?(?:(?:${schemas})"?\\."?\\w+|platform"?\\."?(?!(?:${localTables.join('|')})\\b)\\w+)`,
  'i',
);
const volatile = /\b(?:now|clock_timestamp|random|gen_random_uuid|uuidv7|nextval)\s*\(/i;

/**
 * What a statement of the program does wrong on a distributed database: a tenant's table without its
 * tenant, a volatile function in an update, or a tenant set in a form that does not reach the workers.
 */
export function problemsOf(statement: string): string[] {
  const text = statement.replace(/--.*$/gm, '');
  const problems: string[] = [];
  if (tenantTable.test(text) && !/tenant_?id/i.test(text))
    problems.push('a tenant table without tenant_id');
  if (/^\s*update\b/i.test(text) && volatile.test(text))
    problems.push('a volatile function in an update');
  if (/do update set[^;]*\b(?:now|clock_timestamp|random)\s*\(/is.test(text))
    problems.push('a volatile function in on conflict');
  if (/set_config\s*\(\s*'app\.tenant_id'/i.test(text))
    problems.push('set_config does not reach the workers');
  if (/\bmerge\s+into\b/i.test(text)) problems.push('merge');
  return problems;
}
