import { expect, test, type Browser, type Page } from '@playwright/test';

const password = 'fairlead-demo';

async function as(browser: Browser, login: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  expect((await page.request.post('/api/session', { data: { login, password } })).ok()).toBe(true);
  await page.goto('/today');
  return page;
}

/** Draws a name on the pad, as a finger would. */
async function drawName(page: Page): Promise<void> {
  const box = (await page.locator('.signature-pad svg').boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 1; i <= 14; i++)
    await page.mouse.move(box.x + 20 + i * 14, box.y + box.height * (i % 2 ? 0.3 : 0.7));
  await page.mouse.up();
}

type Shown = { rows: { id: string; dealId: string; number: string; state: string }[] };

test('a customer signs on their own phone, the manager signs for the store, finance takes the rest', async ({
  browser,
}) => {
  const manager = await as(browser, 'manager');
  const listed = await manager.request.get('/api/contracts?filter=state:in:draft');
  const [draft] = ((await listed.json()) as Shown).rows;
  const { code } = (await (await manager.request.get(`/api/contracts/${draft!.id}`)).json()) as {
    code: string;
  };

  const guest = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  ).newPage();
  await guest.goto(`/ht/${code}`);
  await expect(guest.getByRole('heading', { name: '购车合同' })).toBeVisible();
  await expect(guest.getByRole('button', { name: '同意并签字' })).toBeDisabled();
  await guest.getByLabel('签署人').fill('陈女士');
  await guest.locator('.signature-pad').scrollIntoViewIfNeeded();
  await drawName(guest);
  await guest.getByRole('button', { name: '同意并签字' }).click();
  await expect(guest.getByText('你已签字，等门店签。')).toBeVisible();

  await manager.goto(`/deals/${draft!.dealId}`);
  await expect(manager.getByText('陈女士 已签')).toBeVisible();
  await manager.getByRole('button', { name: '门店签字' }).click();
  const dialog = manager.getByRole('dialog', { name: '门店签字' });
  await dialog.locator('.signature-pad').scrollIntoViewIfNeeded();
  await drawName(manager);
  await dialog.getByRole('button', { name: /^签\s?署$/ }).click();
  await expect(manager.locator('.contract .status', { hasText: '已签' })).toBeVisible();

  const finance = await as(browser, 'finance');
  await finance.goto(`/deals/${draft!.dealId}`);
  await finance.getByRole('button', { name: /^收\s?款$/ }).click();
  const receipt = finance.getByRole('dialog', { name: `收款 ${draft!.number}` });
  await receipt.getByRole('button', { name: /^收\s?款$/ }).click();
  await expect(finance.getByText('车款 · 转账')).toBeVisible();
  // The manager's page hears of it without being asked again.
  await expect(manager.getByText('车款 · 转账')).toBeVisible();
});
