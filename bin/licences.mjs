// `npm run licences`: lists every package that Fairlead ships with, from package-lock.json alone.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
export const file = path.join(root, 'docs/licences.md');

/** Packages whose own record names no licence: what their author's repository says. */
const lookedUp = { buffers: 'MIT/X11' };

/** `[name, version, licence]` of each package that is installed to run, platform builds included. */
export function shipped() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const rows = Object.entries(packages)
    .filter(([at, { dev, link }]) => at !== '' && !dev && !link)
    .map(([at, { version, license, name }]) => {
      const called = name ?? at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return [called, version, license ?? lookedUp[called] ?? ''];
    });
  const unique = new Map(rows.map((row) => [row.join('@'), row]));
  return [...unique.values()].sort((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1));
}

/** The document: each licence with its packages. */
export function licences() {
  const byLicence = Map.groupBy(shipped(), ([, , licence]) => licence);
  const parts = [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([licence, rows]) =>
        `## ${licence} (${rows.length})\n\n${rows.map(([name, version]) => `- ${name} ${version}`).join('\n')}\n`,
    );
  return `# Licences of what Fairlead ships with\n\nMade by \`npm run licences\` from \`package-lock.json\`; \`npm run sbom\` prints the same as CycloneDX.\n\n${parts.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, licences());
