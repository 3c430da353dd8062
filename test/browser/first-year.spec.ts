import { expect, test, type Page } from '@playwright/test';
import { freshServer, type FreshServer } from './fresh-server.ts';
import { salesFile } from './sales-file.ts';

test.describe.configure({ mode: 'serial' });

let server: FreshServer;
let page: Page;
test.beforeAll(async ({ browser }) => {
  server = await freshServer();
  page = await browser.newPage({
    baseURL: server.address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
  });
});
test.afterAll(async () => {
  await page.close();
  await server.stop();
});

const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date());
const year = Number(today.slice(0, 4));
const grid = () => page.getByRole('grid');
const line = (index: number) => grid().locator('tbody tr').nth(index);
const cell = (row: number, month: number) =>
  line(row)
    .getByRole('gridcell')
    .nth(month - 1);
const yearOf = (row: number) => line(row).getByRole('gridcell').nth(12);
const figure = async (at: ReturnType<typeof cell>) =>
  Number((await at.evaluate((td) => td.lastChild?.textContent ?? '')).replaceAll(',', ''));

test('the first start asks for the first administrator', async () => {
  await page.goto('/');
  await page.getByLabel('经销商集团名称').fill('晨星汽车集团');
  await page.getByLabel('姓名').fill('周启航');
  await page.getByLabel('登录名').fill('zhou');
  await page.getByLabel('密码').fill('远航从今天开始-2026');
  await page.getByRole('button', { name: '建立' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

for (const [name, file] of [
  ['去年成交.csv', salesFile(year - 1)],
  ['今年成交.csv', salesFile(year, today)],
] as const) {
  test(`${name} is read, tried and imported`, async () => {
    await page.goto('/imports');
    const buffer = Buffer.from(file);
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '试算', exact: true }).click();
    await expect(page.getByText('试算结果')).toBeVisible();
    await page.getByRole('button', { name: /^导入 \d+ 行$/ }).click();
    await expect(page.getByText('导入结果')).toBeVisible({ timeout: 30_000 });
  });
}

test('the deals of the files stand in the list', async () => {
  await page.goto('/deals');
  await expect(page.getByText('晨星 5').first()).toBeVisible();
});

test('a year is split down to months and models, and sums to its target', async () => {
  await page.goto('/plan');
  await page.getByRole('button', { name: '新建计划' }).first().click();
  await page.getByRole('button', { name: '建立' }).click();
  await page.getByLabel('全年目标').fill('400');
  await page.getByRole('button', { name: '分解', exact: true }).click();
  await expect(grid()).toBeVisible();
  await expect(grid().locator('tfoot tr').first().getByRole('gridcell').last()).toHaveText('400');
});

test('a typed cell moves the open cells of its line, and the year of the line stays', async () => {
  const before = { march: await figure(cell(0, 3)), year: await figure(yearOf(0)) };
  await cell(0, 3).click();
  await page.keyboard.type(String(before.march + 5));
  await page.keyboard.press('Enter');
  await expect(cell(0, 3)).toHaveClass(/typed/);
  await expect(line(0).locator('td.moved').first()).toBeVisible();
  expect(await figure(cell(0, 3))).toBe(before.march + 5);
  expect(await figure(yearOf(0))).toBe(before.year);
});

test('a locked cell stays when its neighbours are typed; undo takes the typing back', async () => {
  const [april, may] = [await figure(cell(0, 4)), await figure(cell(0, 5))];
  await cell(0, 4).click();
  await page.keyboard.press('l');
  await expect(cell(0, 4)).toHaveClass(/locked/);
  await cell(0, 5).click();
  await page.keyboard.type(String(may + 3));
  await page.keyboard.press('Enter');
  await expect(cell(0, 5)).toHaveClass(/typed/);
  expect(await figure(cell(0, 4))).toBe(april);
  await page.keyboard.press('Control+z');
  await expect(cell(0, 5)).not.toHaveClass(/typed/);
  expect(await figure(cell(0, 5))).toBe(may);
  await expect(cell(0, 4)).toHaveClass(/locked/);
});

test('an impossible value is refused with its limit and ways out, and one of them mends it', async () => {
  const june = await figure(cell(0, 6));
  await cell(0, 6).click();
  await page.keyboard.type('99999');
  await page.keyboard.press('Enter');
  const refusal = page.getByRole('alert');
  await expect(refusal).toContainText(/最多填 \d+ 台，填不进 99,999 台/);
  await expect(refusal).toContainText('表中数字没有改动');
  await expect(page.getByRole('button', { name: '保存草稿' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(refusal).toBeHidden();
  expect(await figure(cell(0, 6))).toBe(june);

  const before = await figure(yearOf(0));
  await cell(0, 6).click();
  await page.keyboard.type(String(before + 20));
  await page.keyboard.press('Enter');
  await refusal.getByRole('button', { name: /^全年改为/ }).click();
  await expect(refusal).toBeHidden();
  await expect(cell(0, 6)).toContainText(String(before + 20));
  expect(await figure(yearOf(0))).toBeGreaterThan(before);
});

test('the draft is saved and published', async () => {
  await page.getByRole('button', { name: '保存草稿' }).click();
  await expect(page.getByText(/草稿第 2 版 · 未发布/)).toBeVisible();
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByPlaceholder('这一版为什么').fill('按去年的季节分');
  await page.getByRole('tooltip').getByRole('button', { name: '发布' }).click();
  await expect(page.getByText(/已发布第 \d+ 版/)).toBeVisible();
});

test('the dashboard sets actual against target and leads to the deals behind a store', async () => {
  const sum = await grid().locator('tfoot tr').first().getByRole('gridcell').last().innerText();
  await page.getByRole('link', { name: '今日' }).click();
  await expect(page.getByText(`目标 ${sum}`, { exact: true })).toBeVisible();
  const row = page.getByRole('row', { name: /西山店/ });
  const sold = Number(/(\d+) \//.exec(await row.innerText())![1]);
  expect(sold).toBeGreaterThan(0);
  await row.click();
  await expect(page).toHaveURL(/\/deals\?outcome=won&.*storeId=/);
  await expect(page.getByText('西山店').first()).toBeVisible();
  await expect(page.getByText('东湖店')).toHaveCount(0);
});
