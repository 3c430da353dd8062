export { foundGroup, giveLogin } from './group.actions.ts';
export { visiblePeople, visibleStores } from './place.queries.ts';
export { actorOf, grantRoles, insertReadyRoles } from './role.queries.ts';
