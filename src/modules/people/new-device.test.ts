import { expect, test } from 'vitest';
import { lin, password } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { getNotices } from '../../platform/notify/notice.schema.ts';

const { app, as, clock } = await world();

const signIn = async (agent: string, minute: number) => {
  clock.now = `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`;
  const reply = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'user-agent': agent },
    payload: { login: lin.login, password },
  });
  expect(reply.statusCode).toBe(200);
  return (await as(lin)(getNotices, {})).body.rows;
};

test('a sign-in from a browser that the account does not know is told at once, and once', async () => {
  expect(await signIn('Mozilla/5.0 (Windows NT 10.0) Chrome/140.0', 1)).toEqual([]);
  expect(await signIn('Mozilla/5.0 (Windows NT 10.0) Chrome/141.0', 2)).toEqual([]);
  const told = await signIn('Mozilla/5.0 (iPhone) Safari/604.1', 3);
  expect(told).toMatchObject([{ kind: 'session.new_device' }]);
  expect(told[0]!.text.zh).toContain('Safari · iPhone');
  expect(await signIn('Mozilla/5.0 (iPhone) Safari/604.1', 4)).toHaveLength(1);
});
