import { expect, test } from 'vitest';
import { mergeGrants, readyRoles } from '../../people/role.rules.ts';
import { sellsAlone } from './seller.rules.ts';

test('of the ready roles the consultant alone opens on the phone’s own day', () => {
  const roles = readyRoles.filter(({ grants }) => sellsAlone({ rights: mergeGrants(grants) }));
  expect(roles.map(({ key }) => key)).toEqual(['consultant']);
});
