import type { ImportRun } from '../../../platform/import/kind.ts';
import { nameSources } from '../../marketing/index.ts';
import type { Arrival } from '../intake/arrival.rules.ts';
import { takeIn } from '../intake/intake.actions.ts';
import { intentsOf, phonesIn } from './comment.rules.ts';
import {
  commentRows,
  insertComments,
  sheetRows,
  type CommentRow,
  type SheetRow,
} from './sheet.queries.ts';

/** So many at once, like a batch of the live intake. */
const atOnce = 64;
const senderOf = ({ importId }: ImportRun) => `sheet ${importId}`;

/** Takes the rows of a lead sheet in (线索表录入), the way of every lead: merged, dealt, with a receipt each. */
export async function takeSheet(run: ImportRun): Promise<void> {
  await nameSources(run);
  const rows = await sheetRows(run);
  await takeAll(
    run,
    rows.map((row) => arrivalOf(run, row)),
  );
}

/** Takes the comments of a livestream (直播评论录入): the first number in each becomes a lead. */
export async function takeComments(run: ImportRun): Promise<void> {
  await nameSources(run);
  const rows = (await commentRows(run)).map((row) => ({ ...row, phones: phonesIn(row.text) }));
  const called = rows.filter(({ phones }) => phones.length > 0);
  const leadIds = await takeAll(
    run,
    called.map((row) => commentArrival(run, row, row.phones[0]!)),
  );
  const leadOf = new Map(called.map(({ recordId }, i) => [recordId, leadIds[i]!]));
  await insertComments(
    run,
    rows.map(({ recordId: id, externalId: _, campaignId: __, phones: ___, ...row }) => {
      const intents = intentsOf(row.text);
      const leadId = leadOf.get(id) ?? null;
      const state = leadId ? 'lead' : intents.length > 0 ? 'open' : 'none';
      return { ...row, id, intents, leadId, state };
    }),
  );
}

/** The leads that came of arrivals, in their order. */
async function takeAll(run: ImportRun, arrivals: readonly Arrival[]): Promise<string[]> {
  const asking = { actor: run.actor, now: run.now, alive: null, stale: () => new Error('stale') };
  const leadIds: string[] = [];
  for (let i = 0; i < arrivals.length; i += atOnce) {
    const batch = arrivals.slice(i, i + atOnce);
    const { done } = await takeIn(
      run,
      batch.map((arrival) => ({ arrival, asking })),
    );
    for (const one of done) {
      if ('refused' in one) throw one.refused;
      leadIds.push(one.taken.leadId);
    }
  }
  return leadIds;
}

const nothing = {
  company: false,
  wecom: null,
  areaId: null,
  language: '',
  preferredId: null,
  utm: null,
  consents: [],
  ownerId: null,
} as const;

const arrivalOf = (run: ImportRun, row: SheetRow): Arrival => ({
  ...nothing,
  touchId: row.recordId,
  storeId: row.storeId,
  intake: 'api',
  sender: senderOf(run),
  externalId: row.externalId,
  receivedAt: row.receivedAt ?? run.now,
  name: row.name ?? '',
  gender: row.gender === 'male' || row.gender === 'female' ? row.gender : '',
  phone: row.phone,
  sourceId: row.sourceId,
  campaignId: row.campaignId,
  modelId: row.modelId,
  wish: [row.modelId ? null : row.model, row.wish].filter(Boolean).join(' · '),
  expectedOn: row.expectedOn,
  referralCode: row.referralCode ?? '',
  priceFen: row.price,
  content: { sheet: run.importId, wish: row.wish ?? '', model: row.model ?? '' },
});

const commentArrival = (run: ImportRun, row: CommentRow, phone: string): Arrival => ({
  ...nothing,
  storeId: row.storeId,
  intake: 'livestream',
  sender: senderOf(run),
  externalId: row.externalId,
  receivedAt: row.at,
  name: row.nickname.slice(0, 60),
  gender: '',
  phone,
  sourceId: row.sourceId,
  campaignId: row.campaignId,
  modelId: null,
  wish: row.text.slice(0, 500),
  expectedOn: null,
  referralCode: '',
  priceFen: null,
  content: { sheet: run.importId, wish: row.text, user: row.platformUser },
});
