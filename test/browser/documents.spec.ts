import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

test('a store’s own Word style is taken in, and the next deal sheet comes in it', async ({
  page,
}) => {
  const data = { login: 'director', password: 'fairlead-demo' };
  expect((await page.request.post('/api/session', { data })).ok()).toBe(true);
  await page.goto('/settings/templates');
  const sheets = page.locator('section.card', {
    has: page.getByRole('heading', { name: '成交单' }),
  });
  const [starter] = await Promise.all([
    page.waitForEvent('download'),
    sheets.getByRole('link', { name: '下载样板' }).click(),
  ]);
  await sheets.locator('input[type=file]').setInputFiles({
    name: '江北样式.docx',
    mimeType: 'application/octet-stream',
    buffer: readFileSync(await starter.path()),
  });
  await expect(sheets.getByText('使用中')).toBeVisible();
  await page.goto('/deals');
  await page.getByRole('row').nth(2).click();
  const drawer = page.getByRole('dialog', { name: '单号' });
  await drawer.getByRole('button', { name: '导出文档' }).click();
  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Word' }).click(),
  ]);
  expect(sheet.suggestedFilename()).toMatch(/^成交单 .+\.docx$/);
  await page.goto('/settings/templates');
  await sheets.getByRole('button', { name: '停用' }).click();
  await expect(sheets.getByText('使用中')).toBeHidden();
});
