import { expect, test } from 'vitest';
import { bai, ours } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { systemActor } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { getNotices } from '../notify/notice.schema.ts';
import { finishImport, insertImport } from './import-record.queries.ts';
import { tellStarter } from './tell-starter.ts';

const { as, inside, clock } = await world();
const { personId, login, name, tenantId } = bai;
const actor = { ...systemActor(tenantId), personId, login, name };
const told = async () => (await as(bai)(getNotices, {})).body.rows;

test('who started an import hears how it ended, once for each run, and nothing while it runs', async () => {
  const id = uuidV7();
  const file = { fileName: '交车.xlsx', fileHash: '', fileBytes: 1 };
  const tell = () => inside(ours.tenantId, (ctx) => tellStarter({ ...ctx, actor }, id));
  const ends = (state: 'failed' | 'done', finishedAt: string) =>
    inside(ours.tenantId, (ctx) =>
      finishImport({ ...ctx, actor }, id, {
        state,
        finishedAt,
        ...(state === 'done' && {
          counts: { rows: 4, created: 2, updated: 1, unchanged: 0, rejected: 1 },
        }),
      }),
    );
  await inside(ours.tenantId, (ctx) =>
    insertImport({ ...ctx, actor }, { id, kind: 'deals', source: '', ...file, state: 'running' }),
  );
  await tell();
  expect(await told()).toEqual([]);
  await ends('failed', clock.now);
  await tell();
  await tell();
  expect((await told()).map(({ kind }) => kind)).toEqual(['import.failed']);
  await ends('done', '2026-11-23T02:05:00.000Z');
  await tell();
  expect((await told())[0]).toMatchObject({
    title: { zh: '“交车.xlsx”已导入' },
    text: { zh: '新增 2，更新 1，未导入 1 行。' },
    link: `/imports/${id}`,
  });
});
