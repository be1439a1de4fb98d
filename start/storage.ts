// Where this installation keeps files: on its disk, or in a bucket where one is configured.
import { join } from 'node:path';
import { diskStorage } from '@bagi/storage/disk.ts';
import { s3Storage } from '@bagi/storage/s3.ts';
import type { Storage } from '@bagi/storage/storage.ts';
import type { Config } from './config.ts';

export function storageOf({ bucket, filesDirectory, dataDirectory }: Config): Storage {
  return bucket ? s3Storage(bucket, join(dataDirectory, 'unggahan')) : diskStorage(filesDirectory);
}
