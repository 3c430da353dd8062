import { expect, test, type Page } from '@playwright/test';
import { freshServer, type FreshServer } from './fresh-server.ts';
import { salesFile } from './sales-file.ts';

test.describe.configure({ mode: 'serial' });

let server: FreshServer;
let page: Page;
test.beforeAll(async ({ browser }) => {
  server = await freshServer();
  page = await browser.newPage({ baseURL: server.address, locale: 'zh-CN' });
});
test.afterAll(async () => {
  await page.close();
  await server.stop();
});

test('the first start asks for the first administrator', async () => {
  await page.goto('/');
  await page.getByLabel('经销商集团名称').fill('晨星汽车集团');
  await page.getByLabel('姓名').fill('周启航');
  await page.getByLabel('登录名').fill('zhou');
  await page.getByLabel('密码').fill('远航从今天开始-2026');
  await page.getByRole('button', { name: '建立' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

test("last year's sales file is read, tried and imported", async () => {
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles({
    name: '去年成交.csv',
    mimeType: 'text/csv',
    buffer: salesFile(2025),
  });
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await expect(page.getByText('试算结果')).toBeVisible();
  await page.getByRole('button', { name: /导入 360 行/ }).click();
  await expect(page.getByText('导入结果')).toBeVisible({ timeout: 30_000 });
});

test('the deals of the file stand in the list', async () => {
  await page.goto('/deals');
  await expect(page.getByText('晨星 5').first()).toBeVisible();
});
