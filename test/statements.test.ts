import { describe, expect, test } from 'vitest';
import { problemsOf } from './statements.rules.ts';

describe('A statement that would go wrong on a distributed database is found', () => {
  test.each([
    ['select name from people.store where id = $1', 'a tenant table without tenant_id'],
    ['select 1 from "sales"."deal" as "deal" limit 1', 'a tenant table without tenant_id'],
    ['delete from platform.fact_unfolded where id = $1', 'a tenant table without tenant_id'],
    [
      'update people.store set closed_on = now() where tenant_id = $1',
      'a volatile function in an update',
    ],
    [
      'insert into platform.total (tenant_id) values ($1) on conflict (tenant_id) do update set at = now()',
      'a volatile function in on conflict',
    ],
    [`select set_config('app.tenant_id', $1, true)`, 'set_config does not reach the workers'],
  ])('%s', (statement, problem) => expect(problemsOf(statement)).toContain(problem));

  test.each([
    'select name from people.store where tenant_id = $1',
    'select version from platform.login where login = $1',
    `begin; set local app.tenant_id = '00000000-0000-7000-8000-000000000001'`,
  ])('and a sound one is left alone: %s', (statement) => expect(problemsOf(statement)).toEqual([]));
});
