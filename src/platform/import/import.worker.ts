import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../kernel/assert.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { analyse } from './analyse.ts';
import { cellsOf, stage } from './stage.ts';
import { openChunks, type Chunk, type Message, type Task } from './worker.schema.ts';

const port = parentPort;
assert(port, 'the import worker runs as a worker thread');

let free = openChunks;
let wake: (() => void) | undefined;
port.on('message', () => {
  free += 1;
  wake?.();
});

/** Waits while too many chunks are under way, so that a slow database slows the reader. */
async function give(chunk: Chunk): Promise<void> {
  while (free === 0) await new Promise<void>((resolve) => (wake = resolve));
  free -= 1;
  // A copy of its own: small buffers share a pool, which cannot be handed over.
  const text = Uint8Array.from(chunk.text);
  say({ is: 'chunk', chunk: { ...chunk, text } }, [text.buffer]);
}

const say = (message: Message, transfer: readonly ArrayBuffer[] = []) =>
  port.postMessage(message, [...transfer]);

async function run(task: Task): Promise<unknown> {
  if (task.do === 'analyse') return analyse(task);
  if (task.do === 'cells') return cellsOf(task);
  return stage({ ...task, do: 'stage' }, give);
}

try {
  say({ is: 'done', result: await run(workerData as Task) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  const { status, code, details } = error;
  say({ is: 'refused', failure: { status, code, details } });
}
port.close();
