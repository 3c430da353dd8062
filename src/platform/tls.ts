import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { Server as SecureServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import { codeOf, halt } from './halt.ts';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';

type Files = NonNullable<Settings['tls']>;

/**
 * Reads certificate and key (TLS 证书). Throws `Halt` that names the file that cannot be read, or says
 * that the two do not belong together.
 */
export function readCertificate({ certificate, key }: Files): { cert: Buffer; key: Buffer } {
  const read = (name: string, file: string) => {
    try {
      return readFileSync(file);
    } catch (error) {
      throw halt(
        `${name} ${file} cannot be read (${codeOf(error)}): check the path and its owner`,
        `${name} ${file} 无法读取:请检查路径与属主`,
      );
    }
  };
  const pair = { cert: read('TLS_CERT', certificate), key: read('TLS_KEY', key) };
  try {
    createSecureContext(pair);
  } catch {
    throw halt(
      'TLS_CERT and TLS_KEY do not belong together or are no PEM files: use the pair that your certificate came with',
      'TLS_CERT 与 TLS_KEY 不匹配或不是 PEM 文件:请使用同一证书的一对文件',
    );
  }
  return pair;
}

const everyMs = 6 * 3_600_000;

/** Takes a renewed certificate without a restart: looks every six hours. Answers how to stop looking. */
export function renewCertificate(server: Server, files: Files | null, log: Log): () => void {
  if (!files || !(server instanceof SecureServer)) return () => undefined;
  const timer = setInterval(() => {
    try {
      server.setSecureContext(readCertificate(files));
    } catch (error) {
      log.error({ err: error }, 'certificate'); // the one in use goes on
    }
  }, everyMs).unref();
  return () => clearInterval(timer);
}
