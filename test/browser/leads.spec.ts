import { expect, test, type Browser, type Page } from '@playwright/test';

const password = 'fairlead-demo';
const phone = { width: 390, height: 844 };

async function as(browser: Browser, login: string, viewport?: typeof phone): Promise<Page> {
  const context = await browser.newContext({
    ...(viewport && { viewport }),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  expect((await page.request.post('/api/session', { data: { login, password } })).ok()).toBe(true);
  return page;
}

test('from the public form to the consultant: called, talked, handed over, with a receipt', async ({
  browser,
}) => {
  const desk = await as(browser, 'dcc');
  const marketing = await as(browser, 'marketing');
  await marketing.goto('/settings/forms');
  const address = await marketing
    .getByRole('link', { name: /^\/f\// })
    .first()
    .getAttribute('href');

  const visitor = await (await browser.newContext({ viewport: phone, locale: 'zh-CN' })).newPage();
  await visitor.goto(`${address}?utm_source=douyin`);
  await visitor.getByLabel('电话').fill('138 0000 1234');
  await visitor.getByLabel('怎么称呼').fill('邵女士');
  await visitor.getByLabel('门店', { exact: true }).click();
  await visitor.getByTitle('江北店').click();
  await visitor.getByRole('button', { name: '提交' }).click();
  await expect(visitor.getByText('勾选后才能提交')).toBeVisible();
  await visitor.getByLabel(/^同意/).check();
  await visitor.getByRole('button', { name: '提交' }).click();
  await expect(visitor.getByRole('heading', { name: '收到了' })).toBeVisible();

  await desk.goto('/desk?queue=store');
  await desk.getByRole('button', { name: /邵女士/ }).click();
  await expect(desk.getByRole('heading', { name: /邵女士/, level: 2 })).toBeVisible();
  await expect(desk.getByText('138****1234')).toBeVisible();
  await expect(desk.getByText('留资 · 留资页')).toBeVisible();
});

test('a call of two minutes is the first conversation; the lead goes to the lowest level and its receipt reproduces itself', async ({
  browser,
}) => {
  const desk = await as(browser, 'dcc');
  // There is no telephone here, and a browser that looks for one stops listening.
  await desk.addInitScript(`document.addEventListener('click', (event) => {
    if (event.target.href?.startsWith('tel:')) event.preventDefault();
  }, true)`);
  await desk.goto('/desk');
  await desk
    .getByRole('button', { name: /录入线索/ })
    .first()
    .click();
  const form = desk.getByRole('dialog', { name: '录入线索' });
  await form.getByLabel('电话').fill('13900004321');
  await form.getByLabel('客户', { exact: true }).fill('温先生');
  await form.getByRole('button', { name: '录入', exact: true }).click();
  await expect(desk).toHaveURL(/\/leads\//);
  // The address changes before the page does: until then the note box is another lead's.
  await expect(desk.getByRole('heading', { name: /温先生/, level: 2 })).toBeVisible();

  await desk.getByPlaceholder('记一句客户原话').fill('下午再打');
  await desk.getByRole('button', { name: '记下' }).click();
  await expect(desk.getByText('下午再打').last()).toBeVisible();
  await expect(desk.getByText('首呼剩余')).toBeVisible(); // a note stops nothing

  await desk.getByRole('button', { name: /拨打/ }).click();
  await desk.getByLabel('通话秒数').fill('150');
  await desk.getByRole('button', { name: '记通话' }).click();
  await expect(desk.getByText('下次跟进')).toBeVisible();
  await desk.getByRole('button', { name: '30 天内' }).click();
  await expect(desk.getByTitle('级别 A')).toBeVisible();

  const hand = desk.getByRole('button', { name: /交给/ });
  const name = (await hand.textContent())!.replace('交给', '').trim();
  await hand.click();
  await expect(desk.getByText(`分给${name}`)).toBeVisible();
  await desk.getByRole('button', { name: '分配凭据' }).click();
  await expect(desk.getByText('重算结果一致').first()).toBeVisible();
});

test('on a phone a walk-in is taken in under a minute, without a number', async ({ browser }) => {
  const page = await as(browser, 'consultant', phone);
  await page.goto('/leads');
  await page.getByRole('button', { name: '录入线索' }).click();
  const form = page.getByRole('dialog', { name: '录入线索' });
  await form.getByLabel('客户', { exact: true }).fill('看车的先生');
  await form.getByRole('button', { name: '录入', exact: true }).click();
  await expect(page.getByRole('heading', { name: /看车的先生/, level: 2 })).toBeVisible();
  await expect(page.getByText('林知夏接待')).toBeVisible();
});
