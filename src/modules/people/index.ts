export { foundGroup, giveLogin } from './group.actions.ts';
export { insertPerson } from './group.queries.ts';
export { correctStore } from './place.actions.ts';
export { personRecord, storeRecord, visiblePeople, visibleStores } from './place.queries.ts';
export { actorOf, grantRoles, insertReadyRoles } from './role.queries.ts';
export { namePeople, nameStores, nameTeams, refuseOpenInClosedStores } from './naming.queries.ts';
export type { HandOverKind, Work } from './handover/handover-kind.ts';
export type { PlaceTie } from './places/place-tie.ts';
export { staffWhoStay } from './handover/taker.queries.ts';
