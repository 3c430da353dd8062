import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';

const password = 'fairlead-demo';
const own = '一个只有自己知道的密码';
const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function sit(browser: Browser, size: typeof desk, login?: string): Promise<Page> {
  const context = await browser.newContext(size);
  const page = await context.newPage();
  if (login) {
    const reply = await page.request.post('/api/session', { data: { login, password } });
    expect(reply.ok()).toBe(true);
  }
  return page;
}

async function isComfortable(page: Page): Promise<void> {
  expect(
    await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
  ).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
}

const openPerson = async (page: Page, name: string) => {
  await page.goto(`/people?named=${encodeURIComponent(name)}`);
  await page.locator('#content').getByText(name, { exact: true }).first().click();
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}$/);
};

test.describe('From the invitation to the last day', () => {
  test.describe.configure({ mode: 'serial' });
  let admin: Page;
  let hers: Page;
  let recoveryCode = '';
  const login = 'yue.qinghe';

  test.beforeAll(async ({ browser }) => {
    admin = await sit(browser, desk, 'admin');
    hers = await sit(browser, phone as typeof desk);
  });
  test.afterAll(async () => {
    await admin.context().close();
    await hers.context().close();
  });

  test('the administrator invites her; the link is shown once', async () => {
    await openPerson(admin, '岳清和');
    await admin.getByRole('button', { name: /邀请/ }).first().click();
    const link = admin.locator('.once code');
    await expect(link).toContainText('/invite/');
    const address = new URL((await link.innerText()).trim());
    await hers.goto(address.pathname);
    await expect(hers.getByText('岳清和，欢迎')).toBeVisible();
  });

  test('on her phone she chooses login and password, and meets the second step her role owes', async () => {
    await isComfortable(hers);
    await hers.getByLabel('登录名').fill(login);
    await hers.getByLabel('密码').fill(own);
    await hers.getByRole('button', { name: '开始使用' }).click();
    await hers.getByRole('button', { name: '开始设置' }).click();
    await expect(hers.getByLabel('动态码')).toBeVisible();
    await isComfortable(hers);
    await hers.getByText('手动输入密钥').click();
    const key = (await hers.locator('details code').innerText()).replaceAll(/\s/g, '');
    await hers.getByLabel('动态码').fill(new TOTP({ secret: Secret.fromBase32(key) }).generate());
    await hers.getByRole('button', { name: '开启' }).click();
    recoveryCode = await hers.locator('.recovery li').first().innerText();
    expect(recoveryCode).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
    await isComfortable(hers);
    await hers.getByRole('button', { name: '已保存' }).click();
    await expect(hers.getByRole('navigation').first()).toBeVisible();
  });

  test('at her desk, without the phone, a recovery code lets her in; her phone ends that session', async ({
    browser,
  }) => {
    const other = await sit(browser, desk);
    await other.goto('/');
    await other.getByLabel('登录名').fill(login);
    await other.getByLabel('密码').fill(own);
    await other.getByRole('button', { name: '登录', exact: true }).click();
    await other.getByRole('button', { name: '手机不在身边' }).click();
    await other.getByLabel('恢复码').fill(recoveryCode);
    await other.getByRole('button', { name: '登录', exact: true }).click();
    await expect(other.getByRole('navigation').first()).toBeVisible();
    await hers.goto('/settings/access');
    await isComfortable(hers);
    await hers.getByRole('button', { name: '退出其他设备' }).click();
    await hers.getByRole('tooltip').getByRole('button', { name: '退出其他设备' }).click();
    await expect(hers.getByRole('button', { name: '吊销' })).toHaveCount(0);
    await other.reload();
    await expect(other.getByLabel('登录名')).toBeVisible();
    await other.context().close();
  });

  test('she leaves today: her phone is out with its next step', async () => {
    await openPerson(admin, '岳清和');
    await admin.getByRole('button', { name: '办理离职' }).click();
    await admin.getByRole('button', { name: '确认离职' }).click();
    await expect(admin.getByText('已离职')).toBeVisible();
    await hers.goto('/today');
    await expect(hers.getByLabel('登录名')).toBeVisible();
  });
});

test('a leaver’s list is emptied kind by kind; only then it can be filed', async ({ browser }) => {
  const page = await sit(browser, desk, 'admin');
  await page.goto('/people/handovers');
  await page.getByRole('link', { name: '甘济川' }).click();
  const file = page.getByRole('button', { name: '归档' });
  await expect(file).toBeDisabled();
  await isComfortable(page);
  const moveAll = page.getByRole('button', { name: /^全部移交（[1-9]\d*）$/ });
  for (let kinds = await moveAll.count(); kinds > 0; kinds -= 1) {
    const bar = page.locator('.hand-over-bar').filter({ has: moveAll.first() }).first();
    await bar.getByLabel('选接手人').click();
    await page.keyboard.type('傅亦川');
    await page.keyboard.press('Enter');
    await moveAll.first().click();
    await expect(moveAll).toHaveCount(kinds - 1);
  }
  await file.click();
  await expect(page.getByText('已归档')).toBeVisible();
  await page.context().close();
});

test('the director is told what still hangs on a store before it may close', async ({
  browser,
}) => {
  const page = await sit(browser, phone as typeof desk, 'director');
  await page.goto('/stores');
  await page.locator('#content').getByText('新城店').first().click();
  await page.getByRole('button', { name: '停业这家店' }).click();
  await page.getByRole('button', { name: '停业', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(/店里还有人员 \d+（.+），.*销售单 \d+/);
  await isComfortable(page);
  await page.context().close();
});
