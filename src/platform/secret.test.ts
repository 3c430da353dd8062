import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { keepSecretsIn, seal, secretKeyFile, unseal } from './secret.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'fairlead-secret-'));
const file = path.join(folder, secretKeyFile);
keepSecretsIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));

/** As a process that starts anew: nothing is remembered. */
const restart = () => {
  keepSecretsIn('elsewhere');
  keepSecretsIn(folder);
};

describe('Secrets at rest 静态加密', () => {
  test('what is sealed opens again, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (secret, purpose) => {
        const sealed = seal(secret, purpose);
        expect(unseal(sealed, purpose)).toBe(secret);
        expect(seal(secret, purpose)).not.toBe(sealed);
      }),
    );
  });

  test('only the owner may read the key file, and it survives a restart', () => {
    const sealed = seal('robot secret', 'channel:1');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    restart();
    expect(unseal(sealed, 'channel:1')).toBe('robot secret');
  });

  test('a secret copied to another row, changed by one byte or unknown does not open', () => {
    const sealed = seal('robot secret', 'channel:1');
    const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
    expect(() => unseal(sealed, 'channel:2')).toThrow(/./);
    expect(() => unseal(changed, 'channel:1')).toThrow(/./);
    expect(() => unseal('plain text', 'channel:1')).toThrow('no key');
  });

  test('a new key seals from now on; what the old one sealed still opens', () => {
    const old = seal('before', 'x');
    const second = Buffer.alloc(32, 7).toString('base64');
    writeFileSync(file, `${readFileSync(file, 'utf8')}2 ${second}\n`);
    restart();
    expect(seal('after', 'x')).toMatch(/^v2\./);
    expect(unseal(old, 'x')).toBe('before');
  });

  test('a damaged key file is named, not overwritten', () => {
    writeFileSync(file, 'rubbish\n');
    restart();
    expect(() => seal('x', 'x')).toThrow(/damaged/);
    expect(readFileSync(file, 'utf8')).toBe('rubbish\n');
  });
});
