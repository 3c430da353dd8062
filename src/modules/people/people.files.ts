import type { Verb } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/db.ts';
import type { FileHome } from '../../platform/file/file-home.ts';
import { visiblePeople, visibleStores } from './place.queries.ts';

/** Papers of a person (人员附件): certificates, licences. */
export const personFiles: FileHome = {
  home: 'person',
  resource: 'person',
  name: { zh: '人员附件', en: 'Files of a person' },
  mayRead: (ctx, id) => isPersonReached(ctx, 'read', id),
  mayEdit: (ctx, id) => isPersonReached(ctx, 'edit', id),
};

/** Pictures and papers of a store (门店附件). */
export const storeFiles: FileHome = {
  home: 'store',
  resource: 'store',
  name: { zh: '门店附件', en: 'Files of a store' },
  mayRead: (ctx, id) => isStoreReached(ctx, 'read', id),
  mayEdit: (ctx, id) => isStoreReached(ctx, 'edit', id),
};

async function isPersonReached(ctx: Ctx, verb: Verb, id: string): Promise<boolean> {
  const found = await visiblePeople(ctx, verb)
    .select('person.id')
    .where('person.id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

async function isStoreReached(ctx: Ctx, verb: Verb, id: string): Promise<boolean> {
  const found = await visibleStores(ctx, verb)
    .select('store.id')
    .where('store.id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}
