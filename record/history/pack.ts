// A pack of files that only its owner reads, written as they come, each with its checksum.
import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Pack {
  /** Writes a file, once. */
  readonly add: (file: string, content: string | Readable) => Promise<void>;
  /** Writes SHA256SUMS beside the files. */
  readonly close: () => Promise<void>;
}

export async function openPack(directory: string): Promise<Pack> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if ((await readdir(directory)).length > 0) throw new Error(`${directory} is not empty: name another directory.`);
  const sums = new Map<string, string>();
  return {
    async add(file, content) {
      const hash = createHash('sha256');
      const out = createWriteStream(join(directory, file), { mode: 0o600, flags: 'wx' });
      await pipeline(typeof content === 'string' ? Readable.from([content]) : content, through(hash), out);
      sums.set(file, hash.digest('hex'));
    },
    async close() {
      const lines = [...sums].map(([file, sum]) => `${sum}  ${file}\n`);
      await writeFile(join(directory, 'SHA256SUMS'), lines.join(''), { mode: 0o600, flag: 'wx' });
    },
  };
}

/** Lets everything through, and takes it into the hash. */
function through(hash: Hash): Transform {
  return new Transform({
    transform(part: Uint8Array, _, next) {
      hash.update(part);
      next(null, part);
    },
  });
}
