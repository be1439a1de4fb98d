// Files on this machine's disk: <directory>/ab/abcd…; a file appears whole or not at all.
import { createReadStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { spool } from './spool.ts';
import { checksumOf, isChecksum, type Storage } from './storage.ts';

export function diskStorage(directory: string): Storage {
  const pathOf = (sha256: string) => join(directory, sha256.slice(0, 2), sha256);
  const receive: Storage['receive'] = (bytes, terms) =>
    spool(directory, bytes, terms, async ({ sha256, path }) => {
      await mkdir(join(directory, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
      await rename(path, pathOf(sha256));
    });
  return {
    receive,
    async put(bytes) {
      const sha256 = checksumOf(bytes);
      if ((await sizeOf(pathOf(sha256))) === null) await receive(Readable.from([bytes]), { maxBytes: bytes.length });
      return sha256;
    },
    async open(sha256) {
      if (!isChecksum(sha256)) return null;
      const size = await sizeOf(pathOf(sha256));
      return size === null ? null : { size, bytes: createReadStream(pathOf(sha256)) };
    },
  };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
