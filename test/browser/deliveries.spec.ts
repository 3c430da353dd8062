import { expect, test, type Browser, type Page } from '@playwright/test';

const phone = {
  viewport: { width: 390, height: 844 },
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
};

async function onPhone(browser: Browser, login: string): Promise<Page> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const signedIn = await page.request.post('/api/session', {
    data: { login, password: 'fairlead-demo' },
  });
  expect(signedIn.ok()).toBe(true);
  return page;
}

type Row = { id: string; dealId: string; state: string; missing: string[] };

/** The booked delivery of the demo whose checklist is done and which only waits for its money. */
async function waitingForMoney(page: Page): Promise<Row> {
  const { rows } = (await (await page.request.get('/api/stores?limit=200')).json()) as {
    rows: { id: string }[];
  };
  for (let ahead = 0; ahead < 15; ahead++) {
    const day = new Date(Date.now() + ahead * 86_400_000 + 8 * 3_600_000)
      .toISOString()
      .slice(0, 10);
    const reply = await page.request.get(`/api/car-deliveries?storeId=${rows[0]!.id}&day=${day}`);
    const found = ((await reply.json()) as { rows: Row[] }).rows.find(
      ({ state, missing }) => state === 'booked' && missing.join() === 'payment',
    );
    if (found) return found;
  }
  throw new Error('the demo has no delivery that waits for its money');
}

test('a car is handed over on a phone once its money is there, and its owner answers once', async ({
  browser,
}) => {
  const manager = await onPhone(browser, 'manager');
  const { id, dealId } = await waitingForMoney(manager);
  await manager.goto(`/deliveries/${id}`);
  const handOver = manager.getByRole('button', { name: '交车', exact: true });
  await expect(handOver).toBeDisabled();
  await expect(manager.getByText('由财务确认')).toBeVisible();

  const finance = await onPhone(browser, 'finance');
  await finance.goto(`/deliveries/${id}`);
  await finance.getByRole('button', { name: '确认 车款收齐' }).click();
  await expect(finance.getByRole('button', { name: '撤回 车款收齐' })).toBeVisible();

  await expect(handOver).toBeEnabled();
  await handOver.click();
  const pad = manager.getByRole('img', { name: '在此手写签名' });
  await pad.hover(); // the sheet has to stand still before anybody signs on it
  const box = (await pad.boundingBox())!;
  await manager.mouse.move(box.x + 30, box.y + 60);
  await manager.mouse.down();
  for (let i = 1; i <= 14; i++)
    await manager.mouse.move(box.x + 30 + i * 16, box.y + 60 + (i % 3) * 18);
  await manager.mouse.up();
  await manager.getByRole('button', { name: '确认交车' }).click();
  await expect(manager.getByText('三包时限')).toBeVisible();

  await manager.goto(`/deals/${dealId}`);
  const link = manager.getByRole('link', { name: /^\/v\// });
  await expect(link).toBeVisible({ timeout: 30_000 });
  const owner = await (await browser.newContext(phone)).newPage();
  await owner.goto((await link.getAttribute('href'))!);
  const rows = owner.locator('.survey-row');
  await expect(rows.first()).toBeVisible();
  const questions = (await rows.count()) - 1;
  for (let i = 0; i < questions; i++)
    await rows.nth(i).getByRole('button', { name: '5', exact: true }).click();
  await rows.last().getByRole('button', { name: '10', exact: true }).click();
  await owner.getByRole('button', { name: '提交' }).click();
  await expect(owner.getByText('收到，谢谢您的回答')).toBeVisible();
  await owner.reload();
  await expect(owner.getByText('这份问卷已经回答过')).toBeVisible();
  await expect(manager.getByText('100 / 100')).toBeVisible();
});
