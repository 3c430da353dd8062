import { sql } from 'kysely';
import type pg from 'pg';
import type { Ctx } from '../../../platform/db.ts';

export async function albumOf({ db, actor }: Ctx, deliveryId: string) {
  return db
    .selectFrom('sales.album')
    .select(['agrees', 'code', 'askedAt', 'withdrawnAt'])
    .where('tenantId', '=', actor.tenantId)
    .where('deliveryId', '=', deliveryId)
    .executeTakeFirst();
}

type Answer = { agrees: boolean; code: string | null; textVersion: string };

/** Keeps what the owner said to photographs; the latest answer counts, the audit log has those before. */
export async function keepAnswer({ db, actor, now }: Ctx, deliveryId: string, answer: Answer) {
  const said = {
    ...answer,
    askedBy: actor.personId,
    askedAt: now,
    withdrawnAt: null,
    withdrawnBy: '',
  };
  await db
    .insertInto('sales.album')
    .values({ tenantId: actor.tenantId, deliveryId, ...said })
    .onConflict((conflict) => conflict.columns(['tenantId', 'deliveryId']).doUpdateSet(said))
    .execute();
}

/** Takes consent back once; answers whether this was the time. */
export async function withdraw(
  { db, actor, now }: Ctx,
  deliveryId: string,
  by: 'customer' | 'store',
) {
  const done = await db
    .updateTable('sales.album')
    .set({ withdrawnAt: now, withdrawnBy: by })
    .where('tenantId', '=', actor.tenantId)
    .where('deliveryId', '=', deliveryId)
    .where('withdrawnAt', 'is', null)
    .returning('deliveryId')
    .executeTakeFirst();
  return done !== undefined;
}

export async function openLink({ db, actor, now }: Ctx, code: string, recordId: string) {
  await db
    .insertInto('platform.publicLink')
    .values({ code, tenantId: actor.tenantId, kind: 'album', recordId, createdAt: now })
    .execute();
}

export async function closeLinks({ db, actor, now }: Ctx, recordId: string): Promise<void> {
  await db
    .updateTable('platform.publicLink')
    .set({ closedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('kind', '=', 'album')
    .where('recordId', '=', recordId)
    .where('closedAt', 'is', null)
    .execute();
}

/** The group and the delivery behind the code of an album that is open. */
export async function albumBehind(web: pg.Pool, code: string) {
  const { rows } = await web.query<{ tenantId: string; recordId: string }>({
    name: 'album-link',
    text: `select tenant_id as "tenantId", record_id as "recordId" from platform.public_link
      where code = $1 and kind = 'album' and closed_at is null`,
    values: [code],
  });
  return rows[0];
}

/** The pictures of a delivery with whether its owner sees them; 200 at most. */
export async function photosOf({ db, actor }: Ctx, deliveryId: string) {
  const { rows } = await sql<{ fileId: string; name: string; isShown: boolean }>`
    select f.id as file_id, f.name, a.file_id is not null as is_shown
    from platform.file f
    left join sales.album_photo a on a.tenant_id = f.tenant_id and a.file_id = f.id
    where f.tenant_id = ${actor.tenantId} and f.home = 'delivery' and f.record_id = ${deliveryId}::uuid
      and f.removed_at is null and f.media_type like 'image/%'
    order by f.created_at, f.id limit 200`.execute(db);
  return rows;
}

export async function showPhoto({ db, actor, now }: Ctx, deliveryId: string, fileId: string) {
  await db
    .insertInto('sales.albumPhoto')
    .values({
      tenantId: actor.tenantId,
      fileId,
      deliveryId,
      shownBy: actor.personId,
      shownAt: now,
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'fileId']).doNothing())
    .execute();
}

export async function hidePhoto({ db, actor }: Ctx, fileId: string): Promise<void> {
  await db
    .deleteFrom('sales.albumPhoto')
    .where('tenantId', '=', actor.tenantId)
    .where('fileId', '=', fileId)
    .execute();
}

/** The content of a picture that the owner may see; undefined for any other. */
export async function shownContent({ db, actor }: Ctx, deliveryId: string, fileId: string) {
  const { rows } = await sql<{ sha256: string }>`select f.sha256 from platform.file f
    join sales.album_photo a on a.tenant_id = f.tenant_id and a.file_id = f.id
    where f.tenant_id = ${actor.tenantId} and f.id = ${fileId}::uuid and f.record_id = ${deliveryId}::uuid
      and f.removed_at is null`.execute(db);
  return rows[0]?.sha256;
}

export type AlbumFront = {
  groupName: string;
  storeName: string;
  modelName: string | null;
  colour: string;
  hostName: string | null;
  handedOn: string | null;
  exchangeUntil: string | null;
  faultUntil: string | null;
};

/** What stands above the photographs of an album. */
export async function albumFront({ db, actor }: Ctx, deliveryId: string) {
  const { rows } =
    await sql<AlbumFront>`select g.name as group_name, s.name as store_name, m.name as model_name,
      k.colour, p.name as host_name, d.handed_on, d.exchange_until, d.fault_until
    from sales.delivery d join people.dealer_group g on g.tenant_id = d.tenant_id
    join people.store s on s.tenant_id = d.tenant_id and s.id = d.store_id
    join sales.contract k on k.tenant_id = d.tenant_id and k.id = d.contract_id
    left join catalog.trim t on t.tenant_id = k.tenant_id and t.id = k.trim_id
    left join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
    left join people.person p on p.tenant_id = d.tenant_id and p.id = coalesce(d.handed_by, d.host_id)
    where d.tenant_id = ${actor.tenantId} and d.id = ${deliveryId}::uuid`.execute(db);
  return rows[0]!;
}
