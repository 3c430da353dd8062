import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { FileStore } from './file-store.ts';

export type S3Settings = {
  url: string;
  bucket: string;
  key: string;
  secret: string;
  region: string;
};

/** A store that can also say what lies in it, page by page, as `ab/abcd…`; other things of the bucket are left out. */
export type Bucket = FileStore & { names(): AsyncGenerator<string> };

/** Contents in a bucket of an S3-compatible service (对象存储), addressed by path, which every one of them knows. */
export function s3Store({ url, bucket, key, secret, region }: S3Settings): Bucket {
  const client = new S3Client({
    endpoint: url,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId: key, secretAccessKey: secret },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const object = (sha256: string) => ({ Bucket: bucket, Key: `${sha256.slice(0, 2)}/${sha256}` });
  const has = (sha256: string) =>
    client.send(new HeadObjectCommand(object(sha256))).then(
      () => true,
      (error: { name?: string }) => {
        if (error.name === 'NotFound' || error.name === 'NoSuchKey') return false;
        throw error;
      },
    );
  return {
    has,
    async put(sha256, { path, bytes, mediaType }) {
      if (await has(sha256)) return;
      const Body = createReadStream(path);
      const sized = { Body, ContentLength: bytes, ContentType: mediaType };
      await client.send(new PutObjectCommand({ ...object(sha256), ...sized }));
    },
    async get(sha256, range) {
      const Range = range && `bytes=${range.start}-${range.end}`;
      const found = await client.send(new GetObjectCommand({ ...object(sha256), Range }));
      return found.Body as Readable;
    },
    async remove(sha256) {
      await client.send(new DeleteObjectCommand(object(sha256)));
    },
    async *names() {
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, ContinuationToken }),
        );
        for (const { Key = '' } of page.Contents ?? [])
          if (/^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(Key)) yield Key;
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken);
    },
  };
}
