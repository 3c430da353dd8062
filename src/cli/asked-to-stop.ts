const GRACE_MS = 1_000;

/**
 * Resolves at the first Ctrl-C, SIGTERM, SIGHUP or death of the launcher (停止信号). npm repeats a Ctrl-C that
 * the terminal has already sent, so only a second signal after a second of grace forces the end.
 */
export function askedToStop(): Promise<string> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    const ask = (reason: string) => {
      if (firstAt === undefined) {
        firstAt = performance.now();
        resolve(reason);
      } else if (performance.now() - firstAt > GRACE_MS) process.exit(130);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => ask(signal));
    // A launcher that was killed no longer reads what we say; that is no reason to crash.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
    watchParent(() => ask('parent gone'));
  });
}

/**
 * npm or our launcher, killed outright, cannot pass a signal on; a server left behind would keep the
 * port and the data directory. Programs started by hand have other parents and are left alone.
 */
function watchParent(gone: () => void): void {
  if (!process.env['npm_lifecycle_event'] && !process.env['FAIRLEAD_LAUNCHED']) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, 250);
  watch.unref();
}
