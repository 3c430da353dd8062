import { describe, expect, test } from 'vitest';
import { admin, bai, gu, lin, ours, shen, stores, stranger } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { audit } from '../../platform/audit.ts';
import { getAudit, getAuditActions, getAuditExport } from './audit-log.schema.ts';
import { patchStore } from './place.schema.ts';

const { app, as, inside, tokenOf, clock } = await world();

await as(gu)(patchStore, { id: stores.lake, city: '江城市滨湖区' });
clock.now = '2026-11-24T02:00:00.000Z';
await as(gu)(patchStore, { id: stores.north, city: '云州', name: '=江北旗舰店' });
await inside(
  ours.tenantId,
  (ctx) =>
  audit(ctx, { action: 'deal.noted', resource: 'deal', recordId: null, after: { phone: '13812348871', note: 'Kept for VIP' } }), // prettier-ignore
);
const found = async (input: Parameters<ReturnType<typeof as>>[1]) =>
  (await as(admin)(getAudit, input as { text?: string })).body.rows.map(({ action, recordId }) =>
    recordId ? `${action} ${recordId.slice(-2)}` : action,
  );

describe('the audit log is searched', () => {
  test.each([
    { asked: { text: '滨湖' }, finds: ['store.corrected 12'], because: 'Chinese anywhere' },
    { asked: { text: '城市滨' }, finds: ['store.corrected 12'], because: 'inside a word' },
    { asked: { text: '8871' }, finds: ['deal.noted'], because: 'a number by its last four' },
    { asked: { text: '1381' }, finds: ['deal.noted'], because: 'a number by its beginning' },
    { asked: { text: 'kept vip' }, finds: ['deal.noted'], because: 'words, whatever the case' },
    { asked: { text: 'vip 滨湖' }, finds: [], because: 'all words, not any' },
    { asked: { text: '店' }, finds: [], because: 'one character is no search' },
    { asked: { who: '顾承川', from: '2026-11-24' }, finds: ['store.corrected 11'], because: 'a name' }, // prettier-ignore
    { asked: { who: 'gu', to: '2026-11-23' }, finds: ['store.corrected 12'], because: 'a login' },
    { asked: { who: 'system' }, finds: ['deal.noted'], because: 'the program itself' },
    { asked: { resource: 'deal' }, finds: ['deal.noted'], because: 'a kind of record' },
    { asked: { action: 'deal.noted', text: '云州' }, finds: [], because: 'filters narrow' },
    { asked: { address: '10.9.9.9' }, finds: [], because: 'nobody came from there' },
  ])('$asked: $because', async ({ asked, finds }) => {
    expect(await found(asked)).toEqual(finds);
  });

  test('which actions there are is known, so that they can be chosen', async () => {
    expect((await as(admin)(getAuditActions, {})).body.rows).toEqual([
      { action: 'deal.noted', resource: 'deal' },
      { action: 'store.corrected', resource: 'store' },
    ]);
    expect((await as(stranger)(getAuditActions, {})).body.rows).toEqual([]);
  });

  test('a consultant and a manager may not read it, another group finds nothing of ours', async () => {
    expect((await as(lin)(getAudit, {})).status).toBe(403);
    expect((await as(shen)(getAudit, {})).status).toBe(403);
    expect((await as(stranger)(getAudit, { text: '滨湖' })).body.rows).toEqual([]);
  });
});

describe('the audit log is taken away', () => {
  const take = async (member: typeof admin, query = '') =>
    app.inject({
      url: `${getAuditExport.path}?${query}`,
      headers: { authorization: `Bearer ${await tokenOf(member)}` },
    });

  test('as CSV of what was found, safe to open, and the log says who took it', async () => {
    const { body, headers } = await take(admin, 'action=store.corrected');
    expect(headers['content-type']).toContain('text/csv');
    expect(body.trim().split('\n').length).toBe(1 + 2);
    expect(body).toContain('顾承川');
    expect(body).not.toMatch(/(^|,)=/m);
    const { rows } = (await as(admin)(getAudit, { action: 'audit.exported' })).body;
    expect(rows).toMatchObject([
      { login: 'admin', after: { rows: 2, filters: { action: 'store.corrected' } } },
    ]);
  });

  test('only by those with the right of their own', async () => {
    for (const member of [gu, bai, lin]) expect((await take(member)).statusCode).toBe(403);
  });
});
