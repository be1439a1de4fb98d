// Bytes on their way in: streamed to a file without a name of its own, counted and hashed, and gone again unless they are kept.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Received, Terms } from './storage.ts';

/** A file as it came, before it is kept. */
export interface Spooled extends Received {
  readonly path: string;
}

/**
 * Writes the bytes beside the files of a directory; `keep` is called with what meets the terms and may move it away. Memory
 * holds one piece of it at a time, and a file that grows too large ends there.
 */
export async function spool(
  directory: string,
  bytes: AsyncIterable<Uint8Array>,
  { maxBytes, expected, judge }: Terms,
  keep: (file: Spooled) => Promise<void>,
): Promise<Received | null> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `unfinished-${randomUUID()}`);
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const part of bytes) {
      size += part.length;
      if (size > maxBytes) return null;
      hash.update(part);
      await file.writeFile(part);
    }
    await file.sync();
    const received = { sha256: hash.digest('hex'), size };
    if (expected !== undefined && received.sha256 !== expected) return received;
    await judge?.({ ...received, path });
    await keep({ ...received, path });
    return received;
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}
