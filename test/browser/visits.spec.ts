import { expect, test, type Browser, type Page } from '@playwright/test';

const password = 'fairlead-demo';

async function as(browser: Browser, login: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  expect((await page.request.post('/api/session', { data: { login, password } })).ok()).toBe(true);
  await page.goto('/today');
  return page;
}

type Made = { leadId: string; customerId: string };

/** A lead as another program of the house would bring it. */
const bring = (page: Page, lead: { phone: string; name: string; at: number }): Promise<Made> =>
  page.evaluate(async ({ phone, name, at }) => {
    const asked = await fetch('/api/stores?limit=50');
    const { rows } = (await asked.json()) as { rows: { id: string }[] };
    const made = await fetch('/api/leads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ storeId: rows[at]!.id, phone, name, intake: 'desk' }),
    });
    return (await made.json()) as Made;
  }, lead);

test('a customer is invited, opens the invitation on a phone and says that they come', async ({
  browser,
}) => {
  const manager = await as(browser, 'manager');
  const { leadId } = await bring(manager, { phone: '13800007701', name: '苏晚晴', at: 0 });
  await manager.goto(`/leads/${leadId}`);
  await manager.getByRole('button', { name: '约到店' }).click();
  const form = manager.getByRole('dialog', { name: '约到店' });
  await form.getByLabel('哪天').click();
  await manager.locator('.ant-select-item-option').nth(2).click();
  await form
    .getByRole('button', { name: /^\d\d:00/ })
    .nth(1)
    .click();
  await form.getByText('试驾', { exact: true }).click();
  await form.getByRole('button', { name: '确定' }).click();
  await expect(manager.getByText('待客户确认')).toBeVisible();
  const { rows } = (await (
    await manager.request.get(`/api/leads/${leadId}/appointments`)
  ).json()) as { rows: { code: string }[] };

  const guest = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  ).newPage();
  await guest.goto(`/a/${rows[0]!.code}`);
  await expect(guest.getByText('到店请出示')).toBeVisible();
  await guest.getByRole('button', { name: '我会来' }).click();
  await expect(guest.getByText('好的，恭候光临。')).toBeVisible();
  // The page of the lead hears of it without being asked again.
  await expect(manager.getByText('客户已确认')).toBeVisible();
});

test('two customers who are one are compared, joined, and taken apart again', async ({
  browser,
}) => {
  const director = await as(browser, 'director');
  const one = await bring(director, { phone: '13800007711', name: '欧阳若溪', at: 0 });
  await bring(director, { phone: '13800007712', name: '欧阳若溪', at: 1 });
  await director.goto(`/customers/${one.customerId}`);
  await expect(director.getByText('姓名相同')).toBeVisible();
  await director.getByRole('button', { name: '对比合并' }).click();
  const compare = director.getByRole('dialog', { name: '合并为一位客户' });
  await expect(compare.getByText(/共 2 条往来/)).toBeVisible();
  await compare.getByRole('button', { name: '合并' }).click();
  await expect(director.getByText('欧阳若溪 并入，移来 1 条往来')).toBeVisible();
  await expect(director.locator('.records li')).toHaveCount(2);
  await director.getByRole('button', { name: '撤销合并' }).click();
  await director.getByRole('button', { name: '确定' }).click();
  await expect(director.getByText('姓名相同')).toBeVisible();
  await expect(director.locator('.records li')).toHaveCount(1);
});
