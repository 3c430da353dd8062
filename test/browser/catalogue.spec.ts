import { expect, test, type Browser, type Page } from '@playwright/test';

const password = 'fairlead-demo';

async function as(browser: Browser, login: string, phone = false): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...(phone && { viewport: { width: 390, height: 844 } }),
  });
  const page = await context.newPage();
  expect((await page.request.post('/api/session', { data: { login, password } })).ok()).toBe(true);
  await page.goto('/today');
  return page;
}

test('a director sets a price from tomorrow and withdraws it; a consultant sees no cost', async ({
  browser,
}) => {
  const director = await as(browser, 'director');
  await director.goto('/catalog/prices');
  await director.getByRole('row', { name: /S3.*进取型/ }).click();
  const history = director.getByRole('dialog', { name: /S3 .*的价格/ });
  await expect(history.getByText('现行')).toBeVisible();
  await history.getByRole('spinbutton', { name: '厂商建议零售价' }).fill('98800');
  await history.getByRole('button', { name: '设定' }).click();
  await expect(history.getByText('未生效')).toBeVisible();
  await expect(history.getByText('¥98,800')).toBeVisible();
  await history.getByRole('button', { name: '撤回' }).click();
  await director.locator('.ant-popover').getByRole('button', { name: '撤回' }).click();
  await expect(history.getByText('未生效')).toBeHidden();

  const consultant = await as(browser, 'consultant');
  await consultant.goto('/catalog/prices');
  const row = consultant.getByRole('row', { name: /S3.*进取型/ });
  await expect(row.getByText('无权查看').first()).toBeVisible();
});

test('a consultant reports a rival’s price from the phone and the manager confirms it', async ({
  browser,
}) => {
  const consultant = await as(browser, 'consultant', true);
  await consultant.goto('/catalog/rivals');
  await consultant.getByRole('button', { name: '报竞品价' }).click();
  const sheet = consultant.getByRole('dialog', { name: '报竞品价' });
  await sheet.getByRole('combobox', { name: '竞品' }).fill('P9');
  await consultant.locator('.ant-select-item-option', { hasText: '云麓 P9' }).click();
  await sheet.getByRole('spinbutton', { name: '裸车价' }).fill('231900');
  await sheet.getByRole('textbox', { name: '地点' }).fill('云麓滨江店');
  await sheet.getByRole('button', { name: '上报' }).click();
  await expect(sheet.getByText(/已上报，比上次低/)).toBeVisible();
  await sheet.getByRole('button', { name: '完成' }).click();

  const manager = await as(browser, 'manager');
  await manager.goto('/notifications');
  await expect(manager.getByText(/P9降价/).first()).toBeVisible();
  await manager.goto('/catalog/rivals');
  await manager.getByRole('button', { name: '云麓 P9' }).click();
  const rival = manager.getByRole('dialog', { name: '云麓 P9' });
  const report = rival.getByRole('listitem').filter({ hasText: '¥231,900' });
  await report.getByRole('button', { name: '核实' }).click();
  await expect(report.getByText('已核实')).toBeVisible();
});
