import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Tells the service worker what the program consists of; another program is another version (ADR 0027). */
const fillWorker = (): Plugin => ({
  name: 'fill-worker',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    const worker = path.join(dir, 'sw.js');
    const isKept = (file: string) =>
      /\.(js|css|woff2?|svg|png)$/.test(file) && !isForeign.test(file);
    const files = [...Object.keys(bundle), 'policy.js', 'mark.svg'].filter(isKept).toSorted();
    const version = createHash('sha256')
      .update(files.join('\n'))
      .update(readFileSync(path.join(dir, 'index.html')))
      .update(readFileSync(worker))
      .digest('hex')
      .slice(0, 12);
    const listed = JSON.stringify(files.map((file) => `/${file}`));
    const filled = readFileSync(worker, 'utf8')
      .replace('__VERSION__', version)
      .replace('/* __FILES__ */ []', listed);
    writeFileSync(worker, filled);
  },
});
/** Letters that no page of ours is written in are fetched when a name needs them. */
const isForeign = /-(cyrillic|greek|vietnamese)/;

// Vite insists on a default export here.
export default defineConfig({
  plugins: [react(), fillWorker()],
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }],
        },
      },
    },
  },
});
