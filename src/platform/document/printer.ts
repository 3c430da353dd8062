import { Worker } from 'node:worker_threads';
import { assert } from '../../kernel/assert.ts';
import type { FromPrinter, Printed, PrintTask } from './print.schema.ts';
import { cannotMake, tooLarge } from './document.refusals.ts';
import { rowsIn, rowsMost, type Layout } from './layout.rules.ts';

type Waiting = { done: (printed: Printed) => void; failed: (error: Error) => void };
/** Longer than this no document takes; the thread is stopped and its other askers are told. */
const secondsMost = 20;

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

/** Has a document made in the thread kept for it, because fonts take long to read and layouts to set. */
export async function printed(task: PrintTask): Promise<Printed> {
  const id = ++last;
  const thread = (worker ??= started());
  thread.ref();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Printed>((done, failed) => {
      waiting.set(id, { done, failed });
      timer = setTimeout(() => stop(thread, cannotMake()), secondsMost * 1000);
      thread.postMessage({ id, task });
    });
  } finally {
    clearTimeout(timer);
    waiting.delete(id);
    if (waiting.size === 0) thread.unref();
  }
}

/** A layout as a PDF or a Word file. */
export async function made(format: 'pdf' | 'docx', layout: Layout): Promise<Uint8Array> {
  if (rowsIn(layout) > rowsMost) throw tooLarge(rowsMost);
  const answer = await printed({ is: format, layout });
  assert('bytes' in answer, 'a made document has bytes');
  return answer.bytes;
}

function started(): Worker {
  const thread = new Worker(new URL('./document.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    execArgv: [],
  });
  thread.on('message', (message: FromPrinter) => {
    const asker = waiting.get(message.id);
    if ('printed' in message) asker?.done(message.printed);
    else asker?.failed(new Error(`a document could not be made: ${message.failed}`));
  });
  thread.on('error', (error) => stop(thread, error));
  return thread;
}

function stop(thread: Worker, why: Error): void {
  if (worker === thread) worker = undefined;
  void thread.terminate();
  for (const { failed } of waiting.values()) failed(why);
}
