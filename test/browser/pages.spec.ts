import { expect, test } from '@playwright/test';

test('the program opens in Chinese and breaks no rule of its own security policy', async ({
  page,
}) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) problems.push(message.text());
  });
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await expect(page.getByText('领航').first()).toBeVisible();
  expect(problems).toEqual([]);
});

test('the API reference page opens', async ({ page }) => {
  const reply = await page.goto('/api/docs');
  expect(reply?.status()).toBe(200);
});
