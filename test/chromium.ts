import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What Playwright needs to start a Chromium. */
export type Browser = { executablePath: string; args: string[]; env?: Record<string, string> };

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'].concat(
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
);

/** A Chromium of this machine (`CHROMIUM_PATH` first), else the one that npm brought. */
export async function chromium(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH ${named} does not exist`);
  const found = named ?? places.find((place) => existsSync(place));
  if (found && process.env['FAIRLEAD_PACKED_CHROMIUM'] !== '1') {
    return { executablePath: found, args: quiet };
  }
  const home = await unpacked();
  const env = { LD_LIBRARY_PATH: path.join(home, 'al2023/lib'), ...fontsIn(home) };
  return {
    executablePath: path.join(home, 'chromium'),
    args: quiet,
    env: { ...(process.env as Record<string, string>), ...env },
  };
}

/** The package unpacks into the temporary folder of the process; whole or not at all is ours to see to. */
async function unpacked(): Promise<string> {
  const require = createRequire(import.meta.url);
  const pack = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '..');
  const { version } = require(path.join(pack, 'package.json')) as { version: string };
  const cache = path.join(import.meta.dirname, '../node_modules');
  const home = path.join(cache, `.chromium-${version}`);
  if (existsSync(path.join(home, 'chromium'))) return home;

  const draft = mkdtempSync(path.join(cache, '.chromium-draft-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = draft;
  const { inflate } = await import('@sparticuz/chromium');
  for (const part of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
    await inflate(path.join(pack, 'bin', part));
  }
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(home, { recursive: true, force: true });
  renameSync(draft, home);
  return home;
}

/** Where the machine has no fonts set up, the packed ones are named; Chinese then shows as boxes. */
function fontsIn(home: string): Record<string, string> {
  if (existsSync('/etc/fonts/fonts.conf')) return {};
  const folders = [path.join(home, 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`);
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders.join('')}<cachedir>${home}/font-cache</cachedir></fontconfig>`;
  writeFileSync(path.join(home, 'fonts/fonts.conf'), text);
  return { FONTCONFIG_PATH: path.join(home, 'fonts') };
}
