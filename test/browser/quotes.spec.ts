import { expect, test, type Browser, type Page } from '@playwright/test';

const password = 'fairlead-demo';
const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN' };

async function as(browser: Browser, login: string): Promise<Page> {
  const context = await browser.newContext({ ...phone, timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  expect((await page.request.post('/api/session', { data: { login, password } })).ok()).toBe(true);
  return page;
}

/** Draws a name on the pad, as a finger would. */
async function drawName(page: Page): Promise<void> {
  await page.locator('.signature-pad').scrollIntoViewIfNeeded();
  const box = (await page.locator('.signature-pad svg').boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 1; i <= 14; i++)
    await page.mouse.move(box.x + 20 + i * 14, box.y + box.height * (i % 2 ? 0.3 : 0.7));
  await page.mouse.up();
}

type Rows = { rows: { id: string; dealId: string; state: string }[] };
const dueOn = (page: Page) => page.locator('.paper .due strong').innerText();

test('a seller quotes in three steps on the phone, the customer reads the same figures and signs', async ({
  browser,
}) => {
  const seller = await as(browser, 'director');
  const { rows } = (await (await seller.request.get('/api/quotes')).json()) as Rows;
  const earlier = rows.find(({ state }) => state !== 'accepted')!;
  await seller.goto(`/deals/${earlier.dealId}`);
  await seller.getByRole('button', { name: '出新版本' }).click();
  await seller.waitForURL(/\/quotes\/[0-9a-f-]{36}/);
  const quoteId = new URL(seller.url()).pathname.split('/').at(-1)!;
  await seller.getByRole('button', { name: '加 500' }).click();
  await seller.getByRole('button', { name: '下一步' }).click();
  await expect(seller.getByText('税费、贷款、附加')).toBeVisible();
  await seller.getByRole('button', { name: '下一步' }).click();
  await expect(seller.getByText('核对后发出')).toBeVisible();
  await expect(seller.getByText('本店毛利')).toBeHidden();
  const due = await dueOn(seller);
  await seller.getByRole('button', { name: '当面扫' }).click();
  await expect(seller.getByText('请客户扫码查看，金额一分不差')).toBeVisible();

  const { code } = (await (await seller.request.get(`/api/quotes/${quoteId}`)).json()) as {
    code: string;
  };
  const customer = await (await browser.newContext(phone)).newPage();
  await customer.goto(`/q/${code}`);
  await expect(customer.locator('.paper .due strong')).toHaveText(due);
  await expect(customer.getByText('底价')).toHaveCount(0);
  await customer.getByRole('checkbox').check();
  await drawName(customer);
  await customer.getByRole('button', { name: '接受报价' }).click();
  await expect(customer.getByText(/^已接受，/)).toBeVisible();

  await seller.goto(`/quotes/${quoteId}`);
  await expect(seller.locator('.paper .status')).toContainText('已接受');
  await expect(seller.getByRole('button', { name: '撤回接受' })).toBeVisible();
});
