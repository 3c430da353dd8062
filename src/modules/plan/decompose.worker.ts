import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../kernel/assert.ts';
import { decomposeTask } from './leaves.rules.ts';
import type { DecompositionTask } from './task.rules.ts';

assert(parentPort, 'a decomposition runs as a worker thread');
const leaves = decomposeTask(workerData as DecompositionTask);
parentPort.postMessage(leaves, [leaves.amounts.buffer as ArrayBuffer]);
