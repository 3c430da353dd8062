export { nameSources } from './naming.queries.ts';
export { addScript } from './script.actions.ts';
export { scriptsForSource } from './script.queries.ts';
export { placeSources, type Reach } from './source.queries.ts';
export { behindCode, makeForm } from './form.actions.ts';
export { noSuchForm } from './marketing.refusals.ts';
export { makePush, readPush, type Understood } from './push.actions.ts';
export { behindPush, mustBeSigned, recordOutcome, type OpenPush } from './push.receive.ts';
