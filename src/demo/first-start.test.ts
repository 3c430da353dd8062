import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { foundGroup } from '../modules/people/index.ts';
import { openDatabase } from '../platform/db.ts';
import { prepareDemo } from './first-start.ts';
import { demoGroup } from './group.ts';
import { signInsToShow } from './sign-ins.ts';

const now = '2026-11-23T02:00:00.000Z';
const fresh = await freshDatabase();
const database = await openDatabase(fresh);
afterAll(async () => {
  await database.end();
  await fresh.drop();
});
const found = (login: string, tenantId?: string) =>
  foundGroup(database, {
    groupName: '远舟',
    founder: { name: '某', login, password: 'x', position: '', roles: ['administrator'] },
    now,
    ...(tenantId && { tenantId }),
  });

describe('Whether a start makes the demo group', () => {
  test('without the setting, nothing is made and nothing is shown', async () => {
    await prepareDemo({ demo: false, production: false }, fresh);
    expect(await signInsToShow(database)).toEqual([]);
  });

  test('beside a dealer group of its own, the demo is not made', async () => {
    await found('boss');
    await prepareDemo({ demo: true, production: false }, fresh);
    expect(await signInsToShow(database)).toEqual([]);
  });

  test('production starts without a demo group, and refuses a database that holds one', async () => {
    const production = { demo: false, production: true };
    await prepareDemo(production, fresh);
    await found('admin', demoGroup.tenantId);
    await expect(prepareDemo(production, fresh)).rejects.toThrow(/passwords are public/);
  });
});
