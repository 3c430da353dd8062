// Pictures of accounts, security, notices and lists for the guide; `bin/screenshots.ts` takes them.
import type { Page } from '@playwright/test';

type Picture = (page: Page) => Promise<void>;

export function open(address: string): Picture {
  return async (page) => {
    await page.goto(address);
    await page.getByRole('heading').first().waitFor();
  };
}

async function openPerson(page: Page, name: string): Promise<void> {
  await page.goto(`/people?named=${encodeURIComponent(name)}`);
  await page.locator('#content').getByText(name, { exact: true }).first().click();
  await page.getByText('基本信息').waitFor();
}

/** What the administrator sees of people, their accounts and their rights. */
export const administratorPictures: Record<string, Picture> = {
  accounts: open('/settings/accounts'),
  invitation: async (page) => {
    await openPerson(page, '岳清和');
    await page.getByRole('button', { name: '重新邀请' }).click();
    await page.locator('.once').waitFor();
  },
  person: async (page) => openPerson(page, '阮清越'),
  roles: async (page) => {
    await open('/settings/roles')(page);
    await page.getByRole('button', { name: /^销售顾问/ }).click();
    await page.getByRole('heading', { name: '销售顾问' }).waitFor();
  },
  'sign-in-ways': open('/settings/sign-in'),
  'why-right': async (page) => {
    await openPerson(page, '林知夏');
    await page.getByRole('link', { name: '权限溯源' }).click();
    await page.getByText('各项操作').waitFor();
  },
  handover: async (page) => {
    await page.goto('/people/handovers');
    await page.getByRole('link', { name: '甘济川' }).click();
    await page.getByText('在跟线索').waitFor();
  },
};

/** What the director sees beside the plan: lists, notices, a store that may not close yet. */
export const dailyPictures: Record<string, Picture> = {
  templates: open('/settings/templates'),
  list: open('/deals?group=storeName'),
  board: open('/deals?layout=board'),
  notices: async (page) => {
    await page.goto('/today');
    await page.getByRole('button', { name: /未读通知/ }).click();
    await page.getByText('全部通知').waitFor();
  },
  'notice-choices': open('/settings/notifications'),
  'store-closing': async (page) => {
    await page.goto('/stores');
    await page.locator('#content').getByText('新城店').first().click();
    await page.getByRole('button', { name: '停业这家店' }).click();
    await page.getByRole('button', { name: '停业', exact: true }).click();
    await page.getByRole('alert').scrollIntoViewIfNeeded();
  },
};

/** One's own security on a phone. */
export const securityPictures: Record<string, Picture> = {
  'phone-devices': open('/settings/access'),
  'second-step': async (page) => {
    await page.getByRole('button', { name: '开始设置' }).click();
    await page.getByLabel('动态码').scrollIntoViewIfNeeded();
  },
};
