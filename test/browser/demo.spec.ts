import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

async function signInAs(page: Page, login: string): Promise<void> {
  const data = { login, password: 'fairlead-demo' };
  const reply = await page.request.post('/api/session', { data });
  expect(reply.ok()).toBe(true);
}

/** What would keep a person with a screen reader, a keyboard or weak eyes from using the page. */
async function barriersOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

async function sidewaysRoom(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
}

test('a demo sign-in opens the dashboard with the year so far', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('登录名').fill('director');
  await page.getByLabel('密码').fill('fairlead-demo');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByText('全年航线')).toBeVisible();
  await expect(page.getByRole('row', { name: /江北店/ })).toContainText('%');
});

test('a wrong password is refused in words', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('登录名').fill('director');
  await page.getByLabel('密码').fill('not-the-password');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test('a consultant sees the day, the year, the deals, and never scrolls sideways', async ({
    page,
  }) => {
    test.slow(); // five screens, each looked through for barriers
    await signInAs(page, 'consultant');
    for (const [address, shows] of [
      ['/today', '本月交车'],
      ['/my-customers', '全部客户'],
      ['/schedule?view=week', '周日'],
      ['/accounts', '江城出行租赁'],
      ['/today?view=year', '全年航线'],
    ] as const) {
      await page.goto(address);
      await expect(page.locator('#content').getByText(shows).first()).toBeVisible();
      expect(await sidewaysRoom(page), address).toBeLessThanOrEqual(0);
      expect(await barriersOn(page), address).toEqual([]);
    }
    await page.getByRole('navigation').getByRole('link', { name: '报价' }).click();
    await expect(page).toHaveURL(/\/quotes$/);
    expect(await barriersOn(page)).toEqual([]);
    await page.goto('/deals');
    await expect(page.getByText(/^共 \d+ 条$/)).toBeVisible();
    expect(await sidewaysRoom(page)).toBeLessThanOrEqual(0);
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: /¥/ }).first().click();
    await expect(page.getByRole('dialog')).toContainText('成交价');
  });
});

test('the director reads English in the dark, and the choice is kept', async ({ page }) => {
  await signInAs(page, 'director');
  await page.goto('/today');
  await page.getByTitle('我的设置').click();
  await page.getByText('深色').click();
  await page.getByText('English').click();
  await page.reload();
  await expect(page.locator('html')).toHaveClass(/dark/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByText('Course of the year')).toBeVisible();
  await expect(page.locator('#content .lead')).not.toContainText(/\p{Script=Han}/u);
  expect(await barriersOn(page)).toEqual([]);
});

const screens = [
  { address: '/today', shows: '全年航线' },
  { address: '/plan', shows: '全集团' },
  { address: '/kpi', shows: '单车毛利' },
  { address: '/deals', shows: '江北店' },
  { address: '/people', shows: '林知夏' },
  { address: '/stores', shows: '江北店' },
  { address: '/imports', shows: '导入记录' },
  { address: '/settings/audit', shows: '已封存至' },
  { address: '/settings/access', shows: '修改密码' },
  { address: '/help', shows: '从哪里开始' },
];

test.describe('nobody is kept out', () => {
  test('of the main screens', async ({ page }) => {
    await signInAs(page, 'admin');
    const barriers: string[] = [];
    for (const { address, shows } of screens) {
      await page.goto(address);
      await expect(page.locator('#content').getByText(shows).first()).toBeVisible();
      barriers.push(...(await barriersOn(page)).map((barrier) => `${address} ${barrier}`));
    }
    expect(barriers).toEqual([]);
  });

  test('of SWOT, goals and the target grid', async ({ page }) => {
    await signInAs(page, 'director');
    await page.goto('/plan');
    await page.locator('tr.opens').first().click();
    await expect(page.getByRole('grid')).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'SWOT' }).click();
    await expect(page.getByText('新城店掉队')).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('link', { name: '目标', exact: true }).click();
    await expect(page.getByText('竞品品牌')).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
  });

  test('of the sign-in', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByLabel('登录名')).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
  });
});
