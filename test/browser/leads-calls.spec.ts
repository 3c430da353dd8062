import { expect, test, type Browser, type Page } from '@playwright/test';

const password = 'fairlead-demo';

async function as(browser: Browser, login: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  expect((await page.request.post('/api/session', { data: { login, password } })).ok()).toBe(true);
  return page;
}

test('a manager scores a sampled call: the total adds itself up, and the call leaves the list', async ({
  browser,
}) => {
  const manager = await as(browser, 'manager');
  await manager.goto('/leads');
  await manager.getByRole('button', { name: '更多' }).click();
  await manager.getByRole('menuitem', { name: '电话抽检' }).click();
  const rows = manager.locator('.checks li');
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  await rows.first().getByRole('button').click();
  const sheet = manager.getByRole('dialog', { name: '评分表' });
  const score = sheet.getByRole('button', { name: '打分' });
  await expect(sheet.getByText('重算结果一致')).toBeVisible();
  for (const [criterion, points] of [
    ['问候与自报家门', '15'],
    ['需求挖掘', '20'],
    ['邀约到店', '25'],
    ['异议处理', '15'],
  ] as const)
    await sheet.getByLabel(criterion).fill(points);
  await expect(score).toBeDisabled(); // one criterion is missing
  await sheet.getByLabel('礼貌用语').fill('10');
  await expect(sheet.locator('.total')).toContainText('85');
  await score.click();
  await expect(sheet.getByRole('button', { name: '改分' })).toBeVisible();
  await expect(rows).toHaveCount(before - 1);
});

test('what marketing writes for a source stands beside its leads, and a reported call with its recording', async ({
  browser,
}) => {
  const marketing = await as(browser, 'marketing');
  await marketing.goto('/settings/scripts');
  await marketing.getByRole('button', { name: '新话术' }).click();
  const form = marketing.getByRole('dialog', { name: '新话术' });
  await form.getByLabel('标题').fill('回访三句话');
  await form.getByLabel('内容').fill('先道谢，再问时间，最后约到店。');
  await form.getByRole('button', { name: /保\s?存/ }).click();
  await expect(marketing.getByText('先道谢，再问时间，最后约到店。')).toBeVisible();

  const manager = await as(browser, 'manager');
  const me = (await (await manager.request.get('/api/me')).json()) as { storeId: string };
  const lead = (await (
    await manager.request.post('/api/leads', {
      data: { storeId: me.storeId, intake: 'desk', phone: '13900008765', name: '骆女士' },
    })
  ).json()) as { leadId: string };
  const call = await manager.request.post('/api/calls', {
    data: {
      externalId: 'browser-1',
      phone: '13900008765',
      direction: 'in',
      startedAt: new Date().toISOString(),
      seconds: 95,
      recordingUrl: 'https://calls.example.cn/1.mp3',
    },
  });
  expect(await call.json()).toMatchObject({ result: 'recorded', leadId: lead.leadId });

  await manager.goto(`/leads/${lead.leadId}`);
  await manager.getByText('回访三句话').click();
  await expect(manager.getByText('先道谢，再问时间，最后约到店。')).toBeVisible();
  await expect(manager.getByText(/95 秒 · 话务平台/)).toBeVisible();
  const opened = manager.context().waitForEvent('page');
  await manager.getByRole('button', { name: '听录音' }).click();
  await opened;
});
