// `npm run screenshots`: the pictures of README and docs/guide, taken from a demo group made for them.
import { mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromium as playwright, expect, type Browser, type Page } from '@playwright/test';
import { freshServer } from '../test/browser/fresh-server.ts';
import { salesFile } from '../test/browser/sales-file.ts';
import { chromium } from '../test/chromium.ts';
import {
  administratorPictures,
  dailyPictures,
  open,
  securityPictures,
} from './account-pictures.ts';

const folder = path.join(import.meta.dirname, '../docs/images');
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const heaviest = 220 * 1024;

type Sitting = {
  login: string;
  language?: 'zh' | 'en';
  theme?: 'light' | 'dark';
  viewport?: typeof desk;
};
type Studio = { browser: Browser; address: string };
type Picture = (page: Page) => Promise<void>;

async function takeAll(studio: Studio): Promise<void> {
  await sit(studio, { login: '' }, { 'sign-in': open('/') });
  await sit(studio, { login: 'director' }, directorPictures);
  await sit(studio, { login: 'director' }, dailyPictures);
  await sit(
    studio,
    { login: 'manager' },
    {
      manager: open('/today'),
      sharing: open('/leads/sharing'),
    },
  );
  await sit(studio, { login: 'dcc' }, deskPictures);
  await sit(studio, { login: 'analyst' }, { import: mapFile, kpi: open('/kpi') });
  await sit(
    studio,
    { login: 'admin' },
    {
      audit: open('/settings/audit'),
      tokens: open('/settings/access'),
      ...administratorPictures,
    },
  );
  await sit(studio, { login: 'director', theme: 'dark' }, { 'today-dark': open('/today') });
  await sit(studio, { login: 'director', language: 'en' }, englishPictures);
  await sit(
    studio,
    { login: 'consultant', viewport: phone },
    { ...phonePictures, ...securityPictures },
  );
}

/** One person at one device, who opens the screens in order. */
async function sit(
  { browser, address }: Studio,
  { login, language = 'zh', theme = 'light', viewport = desk }: Sitting,
  pictures: Record<string, Picture>,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: address,
    viewport,
    colorScheme: theme,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  await context.addInitScript((it) => localStorage.setItem('fairlead.language', it), language);
  const data = { login, password: 'fairlead-demo' };
  if (login) await context.request.post('/api/session', { data });
  const page = await context.newPage();
  for (const [name, picture] of Object.entries(pictures)) {
    await picture(page);
    await settled(page);
    const file = path.join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    const { size } = statSync(file);
    if (size > heaviest) throw new Error(`${name}.png weighs ${size} bytes, at most ${heaviest}`);
    process.stdout.write(`${name}.png ${Math.round(size / 1024)} KB\n`);
  }
  await context.close();
}

/** Nothing is being fetched or shown as loading, and the fonts have come. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate('document.fonts.ready');
}

const directorPictures: Record<string, Picture> = {
  today: open('/today'),
  why: async (page) => {
    await page.locator('.lead button').first().click();
    await page.getByRole('tooltip').waitFor();
  },
  plans: open('/plan'),
  targets: async (page) => {
    await page.locator('tbody tr.opens').first().click();
    await page.getByRole('grid').waitFor();
  },
  'targets-moved': async (page) => type(page, 4, '9'),
  'targets-refused': async (page) => type(page, 5, '99999'),
  swot: async (page) => {
    await page.getByRole('link', { name: 'SWOT', exact: true }).click();
    await page.getByRole('button', { name: '丢掉改动' }).click();
    await page.getByText('新城店掉队').waitFor();
  },
  goals: tab('目标', '竞品品牌'),
  deals: async (page) => {
    await page.goto('/deals?outcome=won');
    await page.locator('tbody tr.opens').nth(2).click();
    await page.getByRole('dialog').waitFor();
  },
  customer: async (page) => {
    await page.goto('/customers/requests');
    await page.locator('.requests a').first().click();
    await page.locator('.records li').first().waitFor();
  },
};

const deskPictures: Record<string, Picture> = {
  desk: async (page) => {
    await page.goto('/desk');
    await page.locator('.lead-side .past li').first().waitFor();
  },
  receipt: async (page) => {
    await page.getByRole('button', { name: '分配凭据' }).click();
    await page.getByText('重算结果一致').first().waitFor();
  },
};

const englishPictures: Record<string, Picture> = {
  'today-en': open('/today'),
  'targets-en': async (page) => {
    await open('/plan')(page);
    await directorPictures['targets']!(page);
  },
};

const phonePictures: Record<string, Picture> = {
  'phone-today': open('/today'),
  'phone-deals': open('/deals'),
  'phone-lead': async (page) => {
    await page.goto('/desk');
    await page.locator('.desk-line').first().click();
    await page.getByRole('dialog').locator('.past li').first().waitFor();
  },
  'phone-reception': open('/reception'),
};

function tab(name: string, shows: string): Picture {
  return async (page) => {
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByText(shows).first().waitFor();
  };
}

/** Types into a month of the first model, as a person would: choose the cell, type, Enter. */
async function type(page: Page, month: number, value: string): Promise<void> {
  await page.getByRole('row').nth(3).getByRole('gridcell').nth(month).click();
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

async function mapFile(page: Page): Promise<void> {
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles({
    name: '去年成交.csv',
    mimeType: 'text/csv',
    buffer: salesFile(2025),
  });
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await page.getByText('试算结果').waitFor();
}

const server = process.env['FAIRLEAD_ADDRESS']
  ? { address: process.env['FAIRLEAD_ADDRESS'], stop: async () => {} }
  : await freshServer({ demo: true });
const browser = await playwright.launch(await chromium());
try {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await takeAll({ browser, address: server.address });
} finally {
  await browser.close();
  await server.stop();
}
