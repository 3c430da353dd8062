import { Worker } from 'node:worker_threads';
import { Refusal, type RefusalStatus } from '../../kernel/refusal.ts';
import { tooMuchMemory, tooSlow } from './import.refusals.ts';
import type { Analysis } from './import.schema.ts';
import type { Chunk, Message, Staged, Task } from './worker.schema.ts';

type Told = Omit<Task, 'do'>;

/** Looks at a file in a worker thread; see `analyse`. */
export const analysisOf = (task: Told & { asked: (Task & { do: 'analyse' })['asked'] }) =>
  inWorker<Analysis>({ ...task, do: 'analyse' });

/** Reads a file in a worker thread, chunk by chunk as fast as `take` keeps up; see `stage`. */
export const stageFile = (
  task: Told & { mapping: (Task & { do: 'stage' })['mapping'] },
  take: (chunk: Chunk) => Promise<void>,
) => inWorker<Staged>({ ...task, do: 'stage' }, take);

/** The cells of some rows as they stand in the file; see `cellsOf`. */
export const cellsInFile = (task: Told & Pick<Task & { do: 'cells' }, 'mapping' | 'rows'>) =>
  inWorker<Map<number, string[]>>({ ...task, do: 'cells' });

/**
 * Runs a task in a thread of its own with a memory limit and a deadline, so that a hostile or huge
 * file costs an import and never the server. Whatever happens, the thread is gone afterwards.
 */
async function inWorker<T>(task: Task, take?: (chunk: Chunk) => Promise<void>): Promise<T> {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: task.limits.memoryMb, maxYoungGenerationSizeMb: 16 },
    execArgv: [],
  });
  const deadline = AbortSignal.timeout(task.limits.seconds * 1000);
  try {
    return await new Promise<T>((resolve, reject) => {
      let taken = Promise.resolve();
      const acknowledge = () => worker.postMessage('taken');
      worker.on('message', (message: Message) => {
        if (message.is === 'done') taken.then(() => resolve(message.result as T), reject);
        else if (message.is === 'refused') reject(refusalOf(message.failure));
        else {
          taken = taken.then(() => take?.(message.chunk)).then(acknowledge);
          taken.catch(reject);
        }
      });
      worker.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuchMemory() : error),
      );
      worker.on('exit', (code) => {
        if (code !== 0) reject(new Error(`the import worker ended with ${code}`));
      });
      deadline.addEventListener('abort', () => reject(tooSlow(task.limits.seconds)));
    });
  } finally {
    await worker.terminate();
  }
}

const refusalOf = ({ status, code, details }: (Message & { is: 'refused' })['failure']) =>
  new Refusal(status as RefusalStatus, code, details);
