import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { holdersAt, holdersOf, nameOf, todayOf } from '../../people/index.ts';
import { noSuchModel, notOurs } from '../catalog.refusals.ts';
import { knownModel } from '../model.queries.ts';
import { rivalDropped } from './rival.notices.ts';
import * as queries from './rival.queries.ts';
import * as no from './rival.refusals.ts';
import * as rules from './rival.rules.ts';
import type * as contract from './rival.schema.ts';
import { rivalWatchSetting } from './rival.settings.ts';

async function watchOn(ctx: Ctx) {
  const today = await todayOf(ctx);
  const { rows } = await settingOn(ctx, rivalWatchSetting, { day: today });
  return { today, ...rows[0]! };
}

/** Rival models with what was last seen of each (竞品一览), all or those against one of ours. */
export async function listRivals(ctx: Ctx, { modelId }: InputOf<typeof contract.getRivals>) {
  const { today, fresh } = await watchOn(ctx);
  return { today, freshDays: fresh, rows: await queries.rivalsWithLatest(ctx, modelId ?? null) };
}

export const listReports = async (ctx: Ctx, { id }: { id: string }) => ({
  rows: await queries.latestReports(ctx, [id], 200),
});

/** Sets a model of others against one of ours (设竞品). */
export async function addRival(ctx: Ctx, pair: InputOf<typeof contract.postRival>) {
  const [own, other] = [await knownModel(ctx, pair.modelId), await knownModel(ctx, pair.rivalId)];
  if (!own) throw noSuchModel();
  if (!own.own) throw notOurs();
  mustBeRival(other);
  if (!(await queries.pairUp(ctx, pair))) return pair;
  await audit(ctx, {
    action: 'rival.added',
    resource: 'catalog',
    recordId: pair.modelId,
    after: pair,
  });
  return pair;
}

function mustBeRival(model: Awaited<ReturnType<typeof knownModel>>) {
  if (!model) throw no.noSuchRival();
  if (model.own) throw no.ownModel();
  return model;
}

export async function dropRival(ctx: Ctx, pair: InputOf<typeof contract.deleteRival>) {
  if (!(await queries.unpair(ctx, pair))) throw no.noSuchRival();
  await audit(ctx, {
    action: 'rival.dropped',
    resource: 'catalog',
    recordId: pair.modelId,
    before: pair,
  });
  return pair;
}

/**
 * Reports a price seen at a rival (报竞品价). Where it fell against the last one by the setting's share or more, the managers
 * of the reporter's store are told, or those of the whole group where the reporter belongs to none.
 */
export async function reportPrice(ctx: Ctx, input: InputOf<typeof contract.postPriceReport>) {
  if (!rules.mayReport(ctx.actor)) throw no.mayNotReport();
  const rival = mustBeRival(await knownModel(ctx, input.rivalId));
  const { today, drop } = await watchOn(ctx);
  const report = { ...input, seenOn: input.seenOn ?? today };
  if (!rules.isReportable(report.seenOn, today)) throw no.badDay();
  const beforeFen = await queries.lastPrice(ctx, report);
  const id = await queries.insertReport(ctx, report);
  await audit(ctx, {
    action: 'rival.price_reported',
    resource: 'catalog',
    recordId: id,
    after: report,
  });
  await whisper(ctx, 'rival', report.rivalId);
  const dropBp = rules.dropOf(beforeFen, report.priceFen);
  if (rules.isWorthTelling(dropBp, drop))
    await tellManagers(ctx, {
      id,
      ...report,
      name: rival.name,
      beforeFen: beforeFen!,
      dropBp: dropBp!,
    });
  return { id, dropBp };
}

type Drop = {
  id: string;
  name: string;
  place: string;
  priceFen: number;
  beforeFen: number;
  dropBp: number;
};

async function tellManagers(ctx: Ctx, drop: Drop): Promise<void> {
  const { storeId, personId } = ctx.actor;
  const to = storeId
    ? await holdersAt(ctx, 'deal', 'bulk', storeId)
    : await holdersOf(ctx, 'deal', 'bulk');
  await notify(ctx, {
    kind: rivalDropped,
    to: to.filter((one) => one !== personId),
    key: drop.id,
    params: {
      rival: drop.name,
      place: drop.place,
      price: yuanText(drop.priceFen),
      before: yuanText(drop.beforeFen),
      drop: `${(drop.dropBp / 100).toFixed(1)}%`,
      person: (await nameOf(ctx, personId)) ?? '',
    },
    link: '/catalog/rivals',
    places: storeId ? [{ storeId }] : [],
  });
}

const yuanText = (fen: number) => `¥${Math.round(fen / 100).toLocaleString('en-US')}`;

/** Confirms or doubts a price that somebody else reported (核实、存疑). */
export async function judgeReport(ctx: Ctx, input: InputOf<typeof contract.putReportJudgement>) {
  if (!rules.mayJudge(ctx.actor)) throw no.mayNotJudge();
  const report = await queries.reportOf(ctx, input.id);
  if (!report) throw no.noSuchReport();
  if (report.madeBy === ctx.actor.personId) throw no.ownReport();
  if (input.state === 'doubted' && !input.why) throw no.doubtSaysWhy();
  await queries.judge(ctx, input);
  await audit(ctx, {
    action: `rival.price_${input.state}`,
    resource: 'catalog',
    recordId: input.id,
    before: { state: report.state },
    after: input,
  });
  await whisper(ctx, 'rival', report.rivalId);
  return { id: input.id };
}
