import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { halt } from '../platform/halt.ts';
import type { Measurement, Suite } from '../../bench/measurement.ts';
import type { Command } from './command.ts';

/** Every suite of measurements; each loads only when asked for. */
const suites: Record<string, () => Promise<Suite>> = {
  http: async () => (await import('../../bench/http.ts')).http,
  start: async () => (await import('../../bench/start.ts')).start,
  import: async () => (await import('../../bench/import.ts')).importing,
  plan: async () => (await import('../../bench/plan.ts')).plan,
  leads: async () => (await import('../../bench/leads.ts')).leads,
  'lead-lists': async () => (await import('../../bench/lead-lists.ts')).leadLists,
  fuzz: async () => (await import('../../bench/fuzz.ts')).fuzz,
  faults: async () => (await import('../../bench/faults.ts')).faults,
};

/** `npm run bench [-- --only a,b] [--json FILE]` (基准): each figure beside its reference of the same run. */
export const bench: Command = {
  summary: 'measure speed beside references · 基准测试',
  options: { only: { type: 'string' } },
  async run({ values, positionals }) {
    const wanted =
      typeof values['only'] === 'string' ? values['only'].split(',') : Object.keys(suites);
    const unknown = wanted.find((name) => !suites[name]);
    if (unknown)
      throw halt(
        `no suite "${unknown}"; there are ${Object.keys(suites).join(', ')}`,
        `没有基准 ${unknown}`,
      );
    const dataDir = mkdtempSync(path.join(tmpdir(), 'fairlead-bench-'));
    const measured: Measurement[] = [];
    try {
      for (const name of wanted) {
        process.stderr.write(`measuring ${name} …\n`);
        measured.push(...(await (await suites[name]!())({ dataDir })));
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
    for (const { name, value, unit, against } of measured) {
      process.stdout.write(
        `${name.padEnd(32)} ${String(value).padStart(10)} ${unit.padEnd(8)} ${against}\n`,
      );
    }
    const file = values['json'] === true ? positionals[0] : undefined;
    if (file) writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
    return 0;
  },
};
