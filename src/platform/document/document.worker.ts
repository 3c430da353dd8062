import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { assert } from '../../kernel/assert.ts';
import type { Layout } from './layout.rules.ts';
import type { Printed, PrintTask } from './print.schema.ts';
import { toTypst } from './typst.rules.ts';
import { filled, inspected } from './word-template.ts';
import { toWord } from './word.ts';

const port = parentPort;
assert(port, 'documents are made in a worker thread');
const find = createRequire(import.meta.url).resolve;
const font = (name: string) => readFileSync(find(`@expo-google-fonts/noto-sans-sc/${name}.ttf`));
let compiler: NodeCompiler | undefined;
// An empty folder of its own is all that the typesetter can read.
const workspace = mkdtempSync(path.join(tmpdir(), 'fairlead-paper-'));

function pdfOf(layout: Layout): Uint8Array {
  compiler ??= NodeCompiler.create({
    workspace,
    fontArgs: [
      { fontBlobs: [font('400Regular/NotoSansSC_400Regular'), font('700Bold/NotoSansSC_700Bold')] },
    ],
  });
  const { text, pictures } = toTypst(layout);
  for (const { path: name, bytes } of pictures)
    compiler.mapShadow(path.join(workspace, name), Buffer.from(bytes));
  try {
    const compiled = compiler.compile({ mainFileContent: text });
    const document = compiled.result;
    if (!document) {
      const error = compiled.takeError();
      throw new Error(error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'no document');
    }
    return new Uint8Array(compiler.pdf(document));
  } finally {
    compiler.resetShadow();
    compiler.evictCache(3);
  }
}

async function work(task: PrintTask): Promise<Printed> {
  switch (task.is) {
    case 'pdf':
      return { bytes: pdfOf(task.layout) };
    case 'docx':
      return { bytes: await toWord(task.layout) };
    case 'fill':
      return { bytes: filled(task.template, task.values) };
    default:
      return inspected(task.template);
  }
}

port.on('message', ({ id, task }: { id: number; task: PrintTask }) => {
  void work(task).then(
    (printed) => port.postMessage({ id, printed }),
    (error: unknown) =>
      port.postMessage({ id, failed: error instanceof Error ? error.message : String(error) }),
  );
});
