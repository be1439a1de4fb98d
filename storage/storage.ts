// Where the bytes of files are kept, behind one interface: stored once under their checksum, never changed.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface Storage {
  /** Keeps the bytes and returns their SHA-256 in hex, under which they are found again. */
  put(bytes: Uint8Array): Promise<string>;
  /**
   * The same for bytes as they come, of any number up to a limit: null when there are more. What has not the checksum that
   * is expected is told, and not kept.
   */
  receive(
    bytes: AsyncIterable<Uint8Array>,
    maxBytes: number,
    expected?: string,
  ): Promise<{ sha256: string; size: number } | null>;
  /** The bytes under a checksum, as a stream with their number; null when nothing is kept under it. */
  open(sha256: string): Promise<{ readonly size: number; readonly bytes: Readable } | null>;
}

/** Files on this machine's disk: <directory>/ab/abcd…; a file appears whole or not at all. */
export function diskStorage(directory: string): Storage {
  const pathOf = (sha256: string) => join(directory, sha256.slice(0, 2), sha256);
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(sha256);
      if (await sizeOf(path)) return sha256;
      const unfinished = join(directory, `unfinished-${randomUUID()}`);
      await mkdir(join(directory, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
      try {
        await writeFile(unfinished, bytes, { mode: 0o600, flush: true });
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      return sha256;
    },
    async receive(bytes, maxBytes, expected) {
      const unfinished = join(directory, `unfinished-${randomUUID()}`);
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const hash = createHash('sha256');
      let size = 0;
      const file = await open(unfinished, 'wx', 0o600);
      try {
        for await (const part of bytes) {
          size += part.length;
          if (size > maxBytes) return null;
          hash.update(part);
          await file.writeFile(part);
        }
        await file.sync();
        const sha256 = hash.digest('hex');
        if (expected !== undefined && sha256 !== expected) return { sha256, size };
        await mkdir(join(directory, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
        await rename(unfinished, pathOf(sha256));
        return { sha256, size };
      } finally {
        await file.close();
        await rm(unfinished, { force: true });
      }
    },
    async open(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
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
