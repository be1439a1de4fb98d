// Files in a bucket of any storage that speaks S3: <prefix>ab/abcd…, with the checksum that the storage itself compares.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { spool, type Spooled } from './spool.ts';
import { checksumOf, isChecksum, type Storage } from './storage.ts';

export interface Bucket {
  /** Address of the storage; none for Amazon's own. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly bucket: string;
  /** Stands before each name, as `berkas/`. */
  readonly prefix?: string | undefined;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const attempts = 3;
const connectMs = 5_000;
const silentMs = 60_000;

/** What comes in is spooled on this machine's disk until it may be kept, so that nothing unjudged is ever in the bucket. */
export function s3Storage(settings: Bucket, spoolDirectory: string): Storage {
  const { bucket: Bucket, prefix = '' } = settings;
  const client = clientOf(settings);
  const placeOf = (sha256: string) => ({ Bucket, Key: `${prefix}${sha256.slice(0, 2)}/${sha256}` });
  const isKept = async (sha256: string) =>
    (await unlessAbsent(client.send(new HeadObjectCommand(placeOf(sha256))))) !== null;
  const keep = async ({ sha256, size, path }: Spooled) => {
    if (await isKept(sha256)) return;
    const file = createReadStream(path);
    const broken = new AbortController();
    file.once('error', (error) => broken.abort(error));
    const put = new PutObjectCommand({
      ...placeOf(sha256),
      Body: file,
      ContentLength: size,
      ContentType: 'application/octet-stream',
      ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
    });
    try {
      await client.send(put, { abortSignal: broken.signal });
    } finally {
      // The client leaves a file open that it could not send to its end.
      file.destroy();
    }
  };
  return {
    receive: (bytes, terms) => spool(spoolDirectory, bytes, terms, keep),
    async put(bytes) {
      const sha256 = checksumOf(bytes);
      if (!(await isKept(sha256)))
        await spool(spoolDirectory, Readable.from([bytes]), { maxBytes: bytes.length }, keep);
      return sha256;
    },
    async open(sha256) {
      if (!isChecksum(sha256)) return null;
      const found = await unlessAbsent(client.send(new GetObjectCommand(placeOf(sha256))));
      if (!(found?.Body instanceof Readable)) return null;
      // It may break before anybody reads it; whoever reads it then is told.
      found.Body.on('error', () => {});
      return { size: found.ContentLength ?? 0, bytes: found.Body };
    },
  };
}

function clientOf({ endpoint, region, accessKeyId, secretAccessKey }: Bucket): S3Client {
  return new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // A storage of one's own has one address for all of its buckets.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    maxAttempts: attempts,
    requestHandler: { connectionTimeout: connectMs, socketTimeout: silentMs },
    // The checksums that Amazon added lately are not understood by every storage; SHA-256 is sent all the same.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

async function unlessAbsent<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
    throw error;
  }
}
