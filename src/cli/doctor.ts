import { examine } from '../platform/doctor/examine.ts';
import type { Finding } from '../platform/doctor/finding.rules.ts';
import { print, type Command } from './command.ts';
import { pagesAreCurrent } from './pages.ts';

/** `fairlead doctor` (体检): what works and how to mend what does not. Exit code 1 if anything fails. */
export const doctor: Command = {
  summary: 'check the whole installation and say the mend · 体检',
  options: {},
  async run(call) {
    const found = await examine(call.settings, new Date().toISOString());
    const findings = [...found, checkPages()];
    const ok = findings.every((one) => one.ok);
    print(call, { ok, findings }, () => findings.map(lineOf));
    return ok ? 0 : 1;
  },
};

const lineOf = ({ check, ok, found, mend }: Finding) =>
  `${ok ? '✓' : '✗'} ${check}: ${found}${ok || !mend ? '' : ` → ${mend}`}`;

function checkPages(): Finding {
  const ok = pagesAreCurrent();
  return {
    check: 'pages 网页',
    ok,
    found: ok ? 'current' : 'stale',
    mend: 'npm start builds them · 执行 npm start 即可重新构建',
  };
}
