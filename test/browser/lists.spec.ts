import { expect, test, type Page } from '@playwright/test';

async function signInAs(page: Page, login: string): Promise<void> {
  await page.context().clearCookies();
  const data = { login, password: 'fairlead-demo' };
  const reply = await page.request.post('/api/session', { data });
  expect(reply.ok()).toBe(true);
}
const rowsIn = (page: Page) => page.locator('.list tbody tr[data-row-key]');

test('a manager narrows the deals and shares the view; a consultant of the store finds it', async ({
  page,
}) => {
  await signInAs(page, 'manager');
  await page.goto('/deals');
  await expect(rowsIn(page).first()).toBeVisible();
  await page.keyboard.press('f');
  await page.locator('.field-menu').getByRole('button', { name: '结果' }).click();
  await page.getByRole('combobox', { name: '结果' }).click();
  await page.getByTitle('在谈', { exact: true }).click();
  await page.locator('.condition b').click();
  await page.getByRole('button', { name: '应用' }).click();
  await expect(page).toHaveURL(/filter=outcome/);
  await page.getByRole('button', { name: '存为视图' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('名称').fill('在谈的单子');
  await form.getByLabel('谁能看到').click();
  await page.getByTitle('我的门店').click();
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('button', { name: '在谈的单子' })).toBeVisible();

  await signInAs(page, 'consultant');
  await page.goto('/deals');
  await page.getByRole('button', { name: '在谈的单子' }).click();
  await expect(page).toHaveURL(/filter=outcome/);
  await expect(page.getByRole('button', { name: '导出' })).toHaveCount(0);
});

test('the director moves people together, takes it back, and exports what is seen', async ({
  page,
}) => {
  await signInAs(page, 'director');
  await page.goto('/people?filter=teamName%3Anone');
  await expect(rowsIn(page).first()).toBeVisible();
  const before = await rowsIn(page).count();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const bar = page.getByRole('region', { name: '批量修改' });
  await expect(bar).toContainText('已选 2 条');
  await bar.getByRole('combobox', { name: '要改的列' }).click();
  await page.getByTitle('团队', { exact: true }).click();
  await bar.getByRole('combobox', { name: '改成' }).click();
  await page.getByTitle('启航队 · 江北店').click();
  await bar.getByRole('button', { name: '修改 2 条' }).click();
  await expect(page.getByText('已改 2 条')).toBeVisible();
  await expect(rowsIn(page)).toHaveCount(before - 2);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('已恢复 2 条')).toBeVisible();
  await expect(rowsIn(page)).toHaveCount(before);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  expect((await download).suggestedFilename()).toBe('人员.xlsx');
});

test('an action of the plan goes to the next column, by its menu and by the keyboard', async ({
  page,
}) => {
  await signInAs(page, 'director');
  await page.goto('/plan/actions?layout=board');
  const column = (name: string) => page.getByRole('region', { name }).locator('article');
  await expect(column('未开始').first()).toBeVisible();
  const [todo, done] = [await column('未开始').count(), await column('已完成').count()];
  await column('未开始').first().getByRole('button', { name: '移动' }).click();
  await page.getByRole('menuitem', { name: '已完成' }).click();
  await expect(column('未开始')).toHaveCount(todo - 1);
  await expect(column('已完成')).toHaveCount(done + 1);
});
