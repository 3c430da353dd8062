import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { reaches, systemActor } from '../../../kernel/actor.ts';
import type { Fact } from '../../../kernel/fact.ts';
import { audit } from '../../../platform/audit.ts';
import { inTenant, type Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { whisper } from '../../../platform/outbox.ts';
import type { Visit } from '../../../platform/serve.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { holdersAt, todayOf } from '../../people/index.ts';
import { isDealReached, noSuchDeal, type SaleDelivered } from '../../sales/index.ts';
import { surveyBad, surveyToSend } from './survey.notices.ts';
import * as queries from './survey.queries.ts';
import * as refusals from './survey.refusals.ts';
import { csiMost, csiOf, npsVote, unanswered } from './survey.rules.ts';
import type { Answers, postSurveyAnswer } from './survey.schema.ts';
import { csiScaleSetting } from './survey.settings.ts';

const nameless = { zh: '客户', en: 'A customer' };

/**
 * A car was delivered: its survey gets a link with the questions of that day (生成问卷链接), and whoever sold the car is
 * told to send it. A second time nothing happens.
 */
export async function makeSurvey(ctx: Ctx, sale: z.output<typeof SaleDelivered>): Promise<void> {
  const { deliveryId, dealId, storeId, personId, day } = sale;
  const questions = (await settingOn(ctx, csiScaleSetting, { day, storeId })).rows;
  const code = randomBytes(9).toString('base64url');
  const link = { deliveryId, dealId, storeId, personId, code, questions };
  if (!(await queries.insertLink(ctx, link))) return;
  await notify(ctx, {
    kind: surveyToSend,
    to: personId ? [personId] : await holdersAt(ctx, 'survey', 'edit', storeId),
    key: deliveryId,
    params: { customer: (await queries.customerNameOf(ctx, dealId)) || nameless },
    link: `/deals/${dealId}`,
  });
  await whisper(ctx, 'deal', dealId);
}

/** The survey of a deal (这一单的满意度): scores for whoever sees the deal, words for whoever reads surveys there. */
export async function showDealSurvey(ctx: Ctx, { id }: { id: string }) {
  if (!(await isDealReached(ctx, 'read', id))) throw noSuchDeal({ id });
  const found = await queries.surveyOfDeal(ctx, id);
  if (!found) return { survey: null };
  const { storeId, personId, questions, levels, why, words, ...shown } = found;
  const seesWords = reaches(ctx.actor, 'survey', 'read', { storeId, personId });
  return {
    survey: {
      ...shown,
      mostHundredths: csiMost(questions),
      why: seesWords ? why : '',
      words: seesWords ? words : '',
      answers: questions.flatMap(({ key, zh, en }) =>
        levels?.[key] === undefined ? [] : [{ key, zh, en, level: levels[key] }],
      ),
    },
  };
}

/** Notes that the link was sent (已发问卷). */
export async function noteSent(ctx: Ctx, { id }: { id: string }) {
  const found = await queries.reachedSurvey(ctx, id);
  if (!found) throw refusals.noSuchSurvey();
  if (found.sentAt) return { sentAt: found.sentAt };
  await queries.markSent(ctx, id);
  await audit(ctx, {
    action: 'survey.sent',
    resource: 'survey',
    recordId: id,
    after: { dealId: found.dealId },
  });
  await whisper(ctx, 'deal', found.dealId);
  return { sentAt: ctx.now };
}

async function behindCode<T>(
  { database, now }: Pick<Visit, 'database' | 'now'>,
  code: string,
  work: (ctx: Ctx, id: string) => Promise<T>,
): Promise<T> {
  const link = await queries.surveyBehind(database.web, code);
  if (!link) throw refusals.noSuchSurvey();
  const actor = systemActor(link.tenantId, `survey ${code}`);
  return inTenant(database.web, link.tenantId, (db) => work({ db, actor, now }, link.recordId));
}

export const showSurvey = (visit: Visit, { code }: { code: string }) =>
  behindCode(visit, code, (ctx, id) => queries.frontOf(ctx, id));

/** The customer answers (提交问卷): every question, once; a second answer is refused by the key of the table. */
export const answerSurvey = (
  visit: Visit,
  { code, ...answers }: z.output<typeof postSurveyAnswer.input>,
) => behindCode(visit, code, (ctx, id) => answer(ctx, id, answers));

/** The same inside a tenant. */
export async function answer(ctx: Ctx, id: string, answers: z.output<typeof Answers>) {
  const asked = await queries.askedBy(ctx, id);
  const { levels, nps, why, words } = answers;
  const stray = Object.keys(levels).find((key) => !asked.questions.some((one) => one.key === key));
  if (stray !== undefined) throw refusals.noSuchQuestion(stray);
  const missing = unanswered(asked.questions, levels);
  if (missing.length > 0) throw refusals.leftOut(missing);
  const csiHundredths = csiOf(asked.questions, levels);
  const kept = { linkId: id, levels, csiHundredths, nps, why, words };
  if (!(await queries.insertAnswer(ctx, kept))) throw refusals.alreadyAnswered();
  await count(ctx, asked, { csiHundredths, nps });
  await audit(ctx, {
    action: 'survey.answered',
    resource: 'survey',
    recordId: id,
    after: { dealId: asked.dealId, csiHundredths, nps },
  });
  if (npsVote(nps) < 0) await tellOfBad(ctx, asked, { nps, why });
  await whisper(ctx, 'deal', asked.dealId);
  return { answeredAt: ctx.now };
}

async function count(
  ctx: Ctx,
  asked: queries.Asked,
  { csiHundredths, nps }: { csiHundredths: number; nps: number },
): Promise<void> {
  const day = await todayOf(ctx);
  const [csiId, npsId] = await queries.insertScores(ctx, asked, [
    { kind: 'csi', day, scoreHundredths: csiHundredths },
    { kind: 'nps', day, scoreHundredths: nps * 100 },
  ]);
  const { storeId, teamId, personId, modelId, sourceId, campaignId, areaId } = asked;
  const place = { storeId, teamId, personId, modelId, sourceId, campaignId, areaId };
  const fact = (kind: Fact['kind'], subjectId: string, amount: number): Fact => ({
    ...place,
    kind,
    day,
    occurredAt: ctx.now,
    subjectKind: 'survey',
    subjectId,
    quantity: 1,
    amount,
  });
  await appendFacts(ctx, [
    fact('surveyCsi', csiId!, csiHundredths),
    fact('surveyNps', npsId!, npsVote(nps)),
  ]);
}

async function tellOfBad(
  ctx: Ctx,
  { id, dealId, storeId, customerName }: queries.Asked,
  { nps, why }: { nps: number; why: string },
): Promise<void> {
  const stewards = await holdersAt(ctx, 'survey', 'edit', storeId);
  const managers = await holdersAt(ctx, 'deal', 'bulk', storeId);
  await notify(ctx, {
    kind: surveyBad,
    to: [...stewards, ...managers],
    key: id,
    params: { customer: customerName || nameless, nps, why: why || null },
    link: `/deals/${dealId}`,
  });
}
