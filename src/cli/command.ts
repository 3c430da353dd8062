import type { Settings } from '../platform/settings.ts';

export type Call = {
  settings: Settings;
  values: Readonly<Record<string, string | boolean | undefined>>;
  positionals: readonly string[];
};

/** One command of `npx fairlead` (命令). `run` answers the exit code; a failure is thrown. */
export type Command = {
  /** One line for the help, English and 中文. */
  summary: string;
  options: Record<string, { type: 'string' | 'boolean'; short?: string }>;
  run(call: Call): Promise<number>;
};

/** Prints an answer: JSON for programs, the given lines for people. */
export function print(call: Call, answer: unknown, lines: () => readonly string[]): void {
  process.stdout.write(
    call.values['json'] ? `${JSON.stringify(answer)}\n` : `${lines().join('\n')}\n`,
  );
}
