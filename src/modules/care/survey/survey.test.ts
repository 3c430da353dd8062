import { describe, expect, test } from 'vitest';
import { aSale } from '../../../../test/a-sale.ts';
import { everyRole, lin, ours, shen, stranger, tang, xu, zhou } from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { getNotices } from '../../../platform/notify/notice.schema.ts';
import { careJobs } from '../care.jobs.ts';
import { getDealSurvey, getSurvey, postSurveyAnswer, postSurveySent } from './survey.schema.ts';

const { as, asNobody, inside, database, clock } = await world({ cast: everyRole });
const guan = everyRole.find(({ login }) => login === 'guan')!;
const log = { error: () => undefined } as never;

/** A car that was handed over, announced so many times; answers its deal and the link's code. */
async function delivered(times = 1) {
  const sale = await inside(ours.tenantId, (ctx) => aSale(ctx, { withLead: false }));
  const deliveryId = uuidV7();
  await inside(ours.tenantId, ({ db, now }) =>
    db
      .insertInto('sales.delivery')
      .values({
        tenantId: ours.tenantId,
        id: deliveryId,
        contractId: sale.contractId,
        dealId: sale.dealId,
        storeId: lin.storeId!,
        at: now,
        minutes: 90,
        bay: 1,
        state: 'done',
        checklist: '[]',
        bookedBy: lin.personId,
        bookedAt: now,
        handedAt: now,
        handedOn: '2026-11-23',
      })
      .execute(),
  );
  const { dealId, contractId, customerId, vehicleId } = sale;
  const payload = { deliveryId, dealId, contractId, customerId, vehicleId, day: '2026-11-23' };
  const whose = { storeId: lin.storeId!, personId: lin.personId };
  const event = { tenantId: ours.tenantId, topic: 'sale.delivered', key: deliveryId };
  await Promise.all(
    Array.from({ length: times }, () =>
      careJobs[0]!.run({ database, clock: () => clock.now, log }, {
        ...event,
        payload: { ...payload, ...whose },
      } as never),
    ),
  );
  const { body } = await as(lin)(getDealSurvey, { id: dealId });
  return { dealId, customerId, code: body.survey!.code, id: body.survey!.id };
}
const best = { reception: 5, advice: 5, price: 5, handover: 5, car: 5 };

describe('The survey after a delivery 满意度问卷', () => {
  test('gets one link, however often the delivery is announced, and its consultant is told once', async () => {
    const { dealId } = await delivered(4);
    const { rows } = await database.owner.query('select from care.survey_link where deal_id = $1', [
      dealId,
    ]);
    expect(rows).toHaveLength(1);
    const notices = (await as(lin)(getNotices, {})).body.rows.filter(
      ({ link }) => link === `/deals/${dealId}`,
    );
    expect(notices.map(({ kind }) => kind)).toEqual(['survey.to_send']);
  });

  test('asks the questions of the day of delivery; what is answered becomes scores and facts', async () => {
    const { dealId, customerId, code } = await delivered();
    const shown = (await asNobody(getSurvey, { code })).body;
    expect(shown).toMatchObject({ storeName: '江北店', personName: lin.name, isAnswered: false });
    expect(shown.questions.map(({ key }) => key)).toEqual(Object.keys(best));
    const levels = { ...best, advice: 3 };
    const done = await asNobody(postSurveyAnswer, { code, levels, nps: 9, why: '讲得清楚' });
    expect(done.status).toBe(200);
    const { survey } = (await as(shen)(getDealSurvey, { id: dealId })).body;
    expect(survey).toMatchObject({
      csiHundredths: 8_750,
      mostHundredths: 10_000,
      nps: 9,
      why: '讲得清楚',
    });
    const scores = await database.owner.query<{
      kind: string;
      score: number;
      customer: string;
      fact: string;
    }>(
      `select s.kind, s.score_hundredths as score, s.customer_id as customer, f.kind || ' ' || f.amount as fact
       from care.survey s join platform.fact f on f.subject_id = s.id where s.deal_id = $1 order by s.kind`,
      [dealId],
    );
    expect(scores.rows).toEqual([
      { kind: 'csi', score: 8_750, customer: customerId, fact: '11 8750' },
      { kind: 'nps', score: 900, customer: customerId, fact: '12 1' },
    ]);
  });

  test('is answered once: of many at once one counts, the rest are told', async () => {
    const { dealId, code } = await delivered();
    const replies = await Promise.all(
      [10, 0, 5].map((nps) => asNobody(postSurveyAnswer, { code, levels: best, nps })),
    );
    expect(replies.map(({ body }) => body.code ?? 'kept').toSorted()).toEqual([
      'kept',
      'survey.answered',
      'survey.answered',
    ]);
    const { rows } = await database.owner.query('select from care.survey where deal_id = $1', [
      dealId,
    ]);
    expect(rows).toHaveLength(2);
  });

  test('a question left out, one that was not asked and a score outside are refused, and it stays open', async () => {
    const { code } = await delivered();
    const { car: _, ...without } = best;
    const answer = (levels: Record<string, number>, nps = 8) =>
      asNobody(postSurveyAnswer, { code, levels, nps });
    expect((await answer(without)).body).toMatchObject({
      code: 'survey.left_out',
      details: { field: 'levels', keys: ['car'] },
    });
    expect((await answer({ ...best, moon: 5 })).body.code).toBe('survey.unknown_question');
    expect((await answer({ ...best, car: 6 })).status).toBe(422);
    expect((await answer(best, 11)).status).toBe(422);
    expect((await answer(best)).status).toBe(200);
  });

  test('who would not recommend us is called soon: steward and manager are told why', async () => {
    const { dealId, code } = await delivered();
    await asNobody(postSurveyAnswer, { code, levels: best, nps: 2, why: '等太久' });
    for (const who of [guan, shen]) {
      const { rows } = (await as(who)(getNotices, {})).body;
      expect(rows.find(({ kind }) => kind === 'survey.bad')).toMatchObject({
        link: `/deals/${dealId}`,
        text: { zh: '客户说：等太久' },
      });
    }
  });

  test('words are for who reads surveys; the consultant sees scores, colleagues and others nothing', async () => {
    const { dealId, id, code } = await delivered();
    expect((await as(zhou)(postSurveySent, { id })).status).toBe(404);
    expect((await as(lin)(postSurveySent, { id })).body.sentAt).toBe(clock.now);
    await asNobody(postSurveyAnswer, { code, levels: best, nps: 10, words: '下次还来' });
    const seen = async (who: typeof lin) =>
      (await as(who)(getDealSurvey, { id: dealId })).body.survey;
    expect(await seen(lin)).toMatchObject({
      csiHundredths: 10_000,
      words: '',
      sentByName: lin.name,
    });
    expect(await seen(guan)).toMatchObject({ words: '下次还来' });
    for (const who of [zhou, xu, stranger])
      expect((await as(who)(getDealSurvey, { id: dealId })).status).toBe(404);
    expect((await as(tang)(getDealSurvey, { id: dealId })).status).toBe(403);
    expect((await asNobody(getSurvey, { code: 'nobodys-code' })).body.code).toBe('survey.unknown');
  });
});
