import { randomUUID } from 'node:crypto';
import { expect, test, type Browser, type Page } from '@playwright/test';

const password = 'fairlead-demo';
/** Numbers that nobody had before, so that the journey may be gone again on the same server. */
const run = String(Date.now() % 100_000).padStart(5, '0');
const number = (n: number) => `1390${run}0${n}`;
const phoneSize = { width: 390, height: 844 };

async function as(browser: Browser, login: string, viewport = phoneSize): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  await signIn(page, login);
  return page;
}

async function signIn(page: Page, login: string): Promise<void> {
  expect((await page.request.post('/api/session', { data: { login, password } })).ok()).toBe(true);
  await page.goto('/today');
}

/** A customer of the consultant's own, as their phone would send one. */
async function aLead(page: Page, name: string, phone: string): Promise<string> {
  const made = await page.request.post('/api/lead-entries', {
    data: { entryId: randomUUID(), name, phone },
  });
  return ((await made.json()) as { leadId: string }).leadId;
}

type Rows<Row> = { rows: Row[] };

/** How often somebody of this name is among the consultant's customers. */
async function countOf(page: Page, name: string): Promise<number> {
  const { rows } = (await (await page.request.get('/api/my-customers')).json()) as Rows<{
    name: string;
  }>;
  return rows.filter((row) => row.name === name).length;
}

async function notesOf(page: Page, leadId: string): Promise<string[]> {
  const { rows } = (await (
    await page.request.get(`/api/leads/${leadId}/timeline`)
  ).json()) as Rows<{ kind: string; text: string }>;
  return rows.filter(({ kind }) => kind === 'contact').map(({ text }) => text);
}

/** The worker has taken the page, so that it opens without a network. */
const isOnDevice = (page: Page) =>
  expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);

async function enter(page: Page, name: string, phone: string): Promise<void> {
  await page.getByRole('button', { name: '录入', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: '录入客户' });
  await sheet.getByLabel('电话').fill(phone);
  await sheet.getByLabel('客户', { exact: true }).fill(name);
  await sheet.getByRole('button', { name: /30 天内/ }).click();
  await sheet.getByRole('button', { name: '明天' }).click();
  await sheet.getByRole('button', { name: '录入', exact: true }).click();
}

test('without a network a consultant types in customers and notes; each arrives once, in order, and a conflict is settled', async ({
  browser,
}) => {
  const page = await as(browser, 'consultant');
  await expect(page.getByRole('heading', { name: /今日/ })).toBeVisible();
  await isOnDevice(page);
  const kept = await aLead(page, `苏念北${run}`, number(1));
  const lost = await aLead(page, `苏念南${run}`, number(2));
  for (const id of [kept, lost]) {
    await page.goto(`/leads/${id}`);
    await expect(page.getByPlaceholder('记一句客户原话')).toBeVisible();
  }
  await page.goto('/my-customers');
  await expect(page.getByText(`苏念北${run}`)).toBeVisible();

  await page.context().setOffline(true);
  await enter(page, `苏念东${run}`, number(3));
  await expect(page.getByText(`苏念东${run} 待发`)).toBeVisible();
  await page.getByRole('button', { name: '完成', exact: true }).click();
  await expect(page.getByText('1 条待发')).toBeVisible();

  // The program itself opens from the device, with the customers it knew.
  await page.goto('/my-customers');
  await page.getByText(`苏念北${run}`).click();
  const note = page.getByPlaceholder('记一句客户原话');
  for (const text of ['要白色', '周六带父母来']) {
    await note.fill(text);
    await page.getByRole('button', { name: '记下' }).click();
    await expect(page.locator('.unsent.inline').getByText(text)).toBeVisible();
  }
  await page.goto(`/leads/${lost}`);
  await note.fill('想换大一点的');
  await page.getByRole('button', { name: '记下' }).click();
  await page.reload();
  await expect(page.getByText('4 条待发')).toBeVisible();

  // Meanwhile the manager gives one of them to somebody else.
  const manager = await as(browser, 'manager', { width: 1440, height: 900 });
  const chances = (await (
    await manager.request.get(`/api/leads/${lost}/candidates`)
  ).json()) as Rows<{ personId: string; personName: string }>;
  const other = chances.rows.find(({ personName }) => personName !== '林知夏')!;
  const given = await manager.request.post(`/api/leads/${lost}/hand-over`, {
    data: { personId: other.personId, note: '换班' },
  });
  expect(given.ok(), await given.text()).toBe(true);

  // The server takes the first note, but its answer is lost: it is sent again and must not count twice.
  let isFirst = true;
  await page.route(`**/api/leads/${kept}/contacts`, async (route) => {
    if (!isFirst) return route.continue();
    isFirst = false;
    await route.fetch();
    return route.abort();
  });
  await page.context().setOffline(false);
  await expect(page.getByText('1 条没收下')).toBeVisible({ timeout: 20_000 });
  expect(isFirst).toBe(false);
  expect(await countOf(page, `苏念东${run}`)).toBe(1);
  expect((await notesOf(page, kept)).toReversed()).toEqual(['要白色', '周六带父母来']);
  await page.reload();
  await expect(page.getByText('1 条没收下')).toBeVisible();
  expect(await countOf(page, `苏念东${run}`)).toBe(1);
  expect(await notesOf(page, kept)).toHaveLength(2);

  await page.getByText('1 条没收下').click();
  const sheet = page.getByRole('dialog', { name: '待发' });
  await expect(sheet.getByText('没有这条线索，或者不在你的权限内。')).toBeVisible();
  await expect(sheet.getByText('想换大一点的')).toBeVisible();
  await sheet.getByRole('button', { name: '丢弃' }).click();
  await page
    .getByRole('dialog', { name: '丢弃这一条' })
    .getByRole('button', { name: '丢弃' })
    .click();
  await expect(sheet.getByText('都发出去了。')).toBeVisible();
  expect(await notesOf(manager, lost)).toEqual([]);
});

test('what one person left unsent is neither shown to nor sent by the next on the same phone', async ({
  browser,
}) => {
  const page = await as(browser, 'consultant');
  await expect(page.getByRole('heading', { name: /今日/ })).toBeVisible();
  await isOnDevice(page);
  await page.context().setOffline(true);
  await enter(page, `陆望川${run}`, number(5));
  await expect(page.getByText(`陆望川${run} 待发`)).toBeVisible();
  await page.getByRole('button', { name: '完成', exact: true }).click();
  // The line is back, but not for entries: whoever signs out is asked what becomes of theirs.
  await page.route('**/api/lead-entries', (route) => route.abort());
  await page.context().setOffline(false);
  await page.locator('.me').click();
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await page.getByRole('button', { name: '留下并退出' }).click();
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
  await page.unroute('**/api/lead-entries');

  await signIn(page, 'dcc');
  await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
  await expect(page.getByText(/条待发|条没收下/)).toHaveCount(0);
  await signIn(page, 'consultant');
  await expect(page.getByRole('heading', { name: /今日/ })).toBeVisible();
  await expect.poll(() => countOf(page, `陆望川${run}`)).toBe(1);
  await expect(page.getByText(/条待发|条没收下/)).toHaveCount(0);
});
