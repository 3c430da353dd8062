import { expect, test } from '@playwright/test';

test('Ctrl K finds a deal by initials, a screen by its English name, and ? shows the keys', async ({
  page,
}) => {
  const data = { login: 'director', password: 'fairlead-demo' };
  expect((await page.request.post('/api/session', { data })).ok()).toBe(true);
  await page.goto('/kpi');
  await expect(page.getByRole('heading', { name: '指标' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const box = page.getByPlaceholder(/手机尾号/);
  await box.fill('SJ-0');
  await expect(page.getByRole('group', { name: '销售' }).getByRole('option')).toHaveCount(8);
  await box.press('ArrowDown');
  await box.press('Enter');
  await expect(page.getByRole('dialog', { name: '单号' })).toContainText('成交价');
  await page.goto('/kpi');
  await expect(page.getByRole('heading', { name: '指标' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await box.fill('Audit');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/settings\/audit/);
  await expect(page.getByRole('heading', { name: '审计日志' })).toBeVisible();
  await expect(box).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toContainText('下一行');
});
