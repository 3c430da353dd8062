import { Worker } from 'node:worker_threads';
import type { PassThrough } from 'node:stream';
import type { FromSheet, SheetRow, SheetTask, ToSheet } from './workbook.schema.ts';

/**
 * Writes a workbook into a stream from packets of rows, in a thread of its own, because exceljs keeps a
 * processor busy for seconds. The next packet is fetched only when the last one is written.
 */
export async function writeSheet(
  task: SheetTask,
  packets: AsyncIterable<SheetRow[]>,
  out: PassThrough,
): Promise<void> {
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    execArgv: [],
  });
  const tell = (message: ToSheet) => worker.postMessage(message);
  let taken: (() => void) | undefined;
  let failed: ((error: Error) => void) | undefined;
  const ended = new Promise<void>((resolve, reject) => {
    failed = reject;
    worker.on('message', (message: FromSheet) => {
      if (message.is === 'bytes') out.write(message.bytes);
      else if (message.is === 'taken') taken?.();
      else resolve();
    });
    worker.on('error', reject);
    out.on('close', () => reject(new Error('the reader of the export went away')));
  });
  ended.catch(() => undefined);
  try {
    for await (const rows of packets) {
      const written = new Promise<void>((resolve) => (taken = resolve));
      tell({ is: 'rows', rows });
      await Promise.race([written, ended]);
    }
    tell({ is: 'end' });
    await ended;
    out.end();
  } catch (error) {
    failed?.(error as Error);
    throw error;
  } finally {
    await worker.terminate();
  }
}
