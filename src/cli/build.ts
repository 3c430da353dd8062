import type { Command } from './command.ts';
import { buildPages } from './pages.ts';

/** `fairlead build`: the web pages, unless those at hand are current. */
export const build: Command = {
  summary: 'build the web pages where stale · 构建网页',
  options: {},
  async run() {
    process.stdout.write(`pages: ${await buildPages()}\n`);
    return 0;
  },
};
