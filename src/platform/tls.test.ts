import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSettings } from './settings.ts';
import { readCertificate } from './tls.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-tls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('HTTPS without a proxy', () => {
  test('certificate and key are set together or not at all', () => {
    expect(readSettings({}).tls).toBeNull();
    expect(() => readSettings({ TLS_CERT: 'c.pem' })).toThrow(/TLS_KEY is missing/);
    expect(() => readSettings({ TLS_KEY: 'k.pem' })).toThrow(/TLS_CERT is missing/);
  });

  test('a file that is not there is named', () => {
    const files = { certificate: path.join(folder, 'none.pem'), key: path.join(folder, 'no.pem') };
    expect(() => readCertificate(files)).toThrow(/TLS_CERT .*none\.pem cannot be read \(ENOENT\)/);
  });

  test('files that are no pair are refused before anything listens', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = path.join(folder, 'key.pem');
    const certificate = path.join(folder, 'certificate.pem');
    writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(certificate, 'no certificate');
    expect(() => readCertificate({ certificate, key })).toThrow(/do not belong together/);
  });
});
