/**
 * The program cannot go on, and the operator can mend it: one line in English and Chinese (启动中止).
 * For people at a terminal only; whoever asks over HTTP meets a `Refusal` instead.
 */
export class Halt extends Error {
  override readonly name = 'Halt';
}

/** One line for the operator: what is wrong and what mends it, English first, then 中文. */
export function halt(english: string, chinese: string): Halt {
  return new Halt(`${english} · ${chinese}`);
}

/** The system's error code (`ENOENT`, `EACCES`, PostgreSQL's SQLSTATE), or '' where there is none. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
