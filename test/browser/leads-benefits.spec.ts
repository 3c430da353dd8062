import { expect, test, type Browser, type Page } from '@playwright/test';

const password = 'fairlead-demo';

async function as(browser: Browser, login: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  expect((await page.request.post('/api/session', { data: { login, password } })).ok()).toBe(true);
  return page;
}

const aPhone = async (browser: Browser) =>
  (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })).newPage();

test('a short link brings a visitor to its form and a coupon, which the reception redeems once', async ({
  browser,
}) => {
  const marketing = await as(browser, 'marketing');
  await marketing.goto('/settings/links');
  const line = marketing.locator('.forms li', { hasText: '抖音主页' });
  const code = (await line.getByRole('button', { name: /^\/s\// }).textContent())!;
  const visitor = await aPhone(browser);
  await visitor.goto(code);
  await expect(visitor).toHaveURL(/\/f\/.*utm_source=douyin/);
  await visitor.getByLabel('电话').fill('13800007788');
  await visitor.getByLabel('门店').click();
  await visitor.locator('.ant-select-item-option').first().click();
  await visitor.getByRole('checkbox').first().check();
  await visitor.getByRole('button', { name: '提交' }).click();
  await visitor.getByRole('link', { name: '送你一张券' }).click();
  await expect(visitor.getByRole('heading', { name: '到店礼' })).toBeVisible();
  await visitor.getByRole('button', { name: '领取' }).click();
  const shown = (await visitor.locator('.code b').textContent())!;

  const manager = await as(browser, 'manager');
  await manager.goto('/reception');
  await manager.getByPlaceholder('券码').fill(`https://example.invalid/c/${shown}`);
  await manager.getByRole('button', { name: '核销券' }).click();
  await expect(manager.getByText(/已核销：到店礼/)).toBeVisible();
  await manager.getByPlaceholder('券码').fill(shown);
  await manager.getByRole('button', { name: '核销券' }).click();
  await expect(manager.getByText('这张券已经用过了。')).toBeVisible();
  await marketing.reload();
  await expect(line).toContainText('点击 1 · 线索 1');
});

test('a lost customer who still wants a car is opened again in somebody else’s hand', async ({
  browser,
}) => {
  const manager = await as(browser, 'manager');
  await manager.goto('/leads/loss-reviews');
  const rows = manager.locator('.claims li');
  await expect(rows.first()).toBeVisible();
  const name = (await rows.first().getByRole('link').first().textContent())!;
  await rows.first().getByRole('button', { name: /抽中/ }).click();
  await expect(manager.getByText('刚才按原种子重抽，结果一致')).toBeVisible();
  await manager.keyboard.press('Escape');
  await rows.first().getByPlaceholder('客户怎么说（可不填）').fill('还在看');
  await rows.first().getByRole('button', { name: '还要买车' }).click();
  await manager.getByText('已回访', { exact: true }).click();
  const done = manager.locator('.claims li', { hasText: name });
  await expect(done.getByText('误判战败')).toBeVisible();
  await expect(done.getByText(/已重新打开/)).toBeVisible();
});
