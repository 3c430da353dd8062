import { expect, test, type Browser, type Page } from '@playwright/test';

const password = 'fairlead-demo';

async function as(browser: Browser, login: string, phone = false): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  expect((await page.request.post('/api/session', { data: { login, password } })).ok()).toBe(true);
  return page;
}

/** Draws a name with the mouse, long enough to be more than a tap. */
async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: '在此手写签名' });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 1; i <= 20; i += 1)
    await page.mouse.move(box.x + 30 + i * 8, box.y + box.height / 2 + (i % 2 ? 12 : -12));
  await page.mouse.up();
}

test('a walk-in goes from the door over the steps to a test drive and what they say of it', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const consultant = await as(browser, 'consultant', true);
  await consultant.goto('/reception');
  await consultant.getByRole('button', { name: '登记到店' }).click();
  const entry = consultant.getByRole('dialog', { name: '登记到店' });
  await entry.getByLabel('称呼（可不填）').fill('程先生试');
  await entry.getByRole('button', { name: '登记', exact: true }).click();
  const party = consultant.locator('.parties li', { hasText: '程先生试' });
  await party.getByRole('button', { name: '开始接待' }).click();
  await party.getByRole('button', { name: '建卡' }).click();
  const card = consultant.getByRole('dialog', { name: '录入线索' });
  await card.getByLabel('电话').fill('13800009901');
  await card.getByRole('button', { name: '录入', exact: true }).click();
  await party.getByRole('button', { name: '开商机' }).click();

  // The steps: with nothing ticked the way on asks for a reason, which stays.
  await consultant.getByRole('button', { name: '进入需求' }).click();
  await consultant.getByLabel('原因', { exact: true }).fill('客户只有半小时');
  await consultant.getByRole('button', { name: '写明原因，继续' }).click();
  await expect(consultant.getByRole('button', { name: '进入介绍' })).toBeVisible();
  await consultant.getByText('流程记录').click();
  await expect(consultant.getByText('原因：客户只有半小时')).toBeVisible();

  const deal = consultant.url().split('/').at(-1)!;
  const drive = await consultant.evaluate(async (dealId) => {
    const found = (await (await fetch(`/api/deals/${dealId}`)).json()) as { storeId: string };
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now());
    const asked = await fetch(`/api/drives?storeId=${found.storeId}&from=${day}&days=1`);
    const { cars, rows } = (await asked.json()) as {
      cars: { id: string }[];
      rows: { vehicleId: string; state: string }[];
    };
    const isOut = (id: string) =>
      rows.some(({ vehicleId, state }) => vehicleId === id && state === 'out');
    const made = await fetch('/api/drives', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        vehicleId: cars.find(({ id }) => !isOut(id))!.id,
        fromAt: new Date().toISOString(),
        dealId,
      }),
    });
    return ((await made.json()) as { id?: string }).id;
  }, deal);
  expect(drive).toBeDefined();

  await consultant.goto(`/drives/${drive}`);
  await consultant.getByLabel('证号后四位').fill('204x');
  await consultant.getByLabel('有效期至').fill('2031-06-30');
  await consultant.getByLabel('有效期至').press('Enter');
  await consultant.getByLabel('原件已看，本人无误').check();
  await consultant.getByRole('button', { name: '核验通过' }).click();
  await sign(consultant);
  await consultant.getByRole('button', { name: '签名', exact: true }).click();
  await consultant.getByText('城区环线').click();
  await consultant.getByLabel('出车里程').fill('4000');
  await consultant.getByRole('button', { name: '出车' }).click();
  await consultant.getByLabel('还车里程').fill('4008');
  await consultant.getByRole('button', { name: '还车' }).click();
  await expect(consultant.getByText('还差：静态体验、试乘、客户驾驶。')).toBeVisible();
  for (const step of ['静态体验', '顾问试乘', '客户试驾'])
    await consultant.getByRole('button', { name: step, pressed: false }).click();
  await expect(consultant.getByRole('button', { pressed: true })).toHaveCount(3);
  await consultant.getByRole('button', { name: '还车' }).click();
  await consultant.getByLabel('客户原话').fill('比想的安静');
  await consultant.locator('.drive-rate li').nth(4).click();
  await consultant.getByRole('button', { name: '记下' }).click();
  await consultant.goto(`/deals/${deal}`);
  await expect(consultant.getByText(/5 分 · 比想的安静/)).toBeVisible();
});
