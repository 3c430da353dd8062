import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { demoPassword } from '../../src/demo/sign-ins.ts';

const router = ['router.tsx', 'sale-screens.ts', 'settings-screens.ts']
  .map((file) => readFileSync(path.join(import.meta.dirname, '../../src/web', file), 'utf8'))
  .join('\n');
const addresses = [...router.matchAll(/screen\(\s*'([^']+)'/g)].map(([, address]) => address!);

/** Runs in the page: a violation that code caught is in no console. */
const tellViolations = `document.addEventListener('securitypolicyviolation', (broken) =>
  told([broken.effectiveDirective, broken.blockedURI, broken.sourceFile].join(' ')))`;

/** What the browser complains about; a refusal of the server is an answer, not a fault of the page. */
async function problemsOn(page: Page): Promise<string[]> {
  const problems: string[] = [];
  const say = (what: string) => problems.push(`${new URL(page.url()).pathname}: ${what}`);
  await page.exposeFunction('told', say);
  await page.addInitScript({ content: tellViolations });
  page.on('pageerror', (error) => say(error.message));
  page.on('console', (message) => {
    const isAnswer = /status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !isAnswer) say(message.text());
  });
  return problems;
}

/** Records of the demo group, by the beginning of the addresses that show one. */
async function recordsOf(request: APIRequestContext): Promise<[string, string][]> {
  const starts = { '/plan/': 'plans', '/people/handovers/': 'handovers', '/people/': 'people' };
  const found: [string, string][] = [];
  for (const [start, list] of Object.entries(starts)) {
    const { rows } = (await (await request.get(`/api/${list}`)).json()) as {
      rows: { id: string }[];
    };
    found.push([start, rows[0]!.id]);
  }
  return found;
}

test('the program opens in Chinese and breaks no rule of its own security policy', async ({
  page,
}) => {
  const problems = await problemsOn(page);
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await expect(page.getByText('领航').first()).toBeVisible();
  expect(problems).toEqual([]);
});

for (const login of ['director', 'admin'])
  test(`no screen breaks the security policy or says an error to the console: ${login}`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    const credentials = { data: { login, password: demoPassword }, headers: { origin: baseURL! } };
    expect((await page.request.post('/api/session', credentials)).status()).toBe(200);
    const records = await recordsOf(page.request);
    const problems = await problemsOn(page);
    expect(addresses.length).toBeGreaterThan(30);
    for (const address of addresses) {
      const id = records.find(([start]) => address.startsWith(start))?.[1] ?? 'x';
      await page.goto(address.replace(/\$\w+/, id));
      await page.waitForLoadState('networkidle');
      await expect(page.locator('#root')).not.toBeEmpty();
    }
    expect(problems).toEqual([]);
  });

test('behind an open form the page stands still: its style is let through', async ({
  page,
  baseURL,
}) => {
  const credentials = { login: 'admin', password: demoPassword };
  await page.request.post('/api/session', { data: credentials, headers: { origin: baseURL! } });
  await page.goto('/settings/webhooks');
  const problems = await problemsOn(page);
  await page.getByRole('button', { name: '新增回调' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await page.evaluate('getComputedStyle(document.body).overflowY')).toBe('hidden');
  expect(problems).toEqual([]);
});

test('the API reference page opens', async ({ page }) => {
  const reply = await page.goto('/api/docs');
  expect(reply?.status()).toBe(200);
});
