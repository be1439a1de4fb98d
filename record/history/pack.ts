// A pack of files that only its owner reads, written as they come, each with its checksum.
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface Pack {
  /** Adds to a file; the first time makes it. */
  readonly add: (file: string, content: string | Uint8Array) => Promise<void>;
  /** Ends every file, and writes SHA256SUMS beside them. */
  readonly close: () => Promise<void>;
}

interface Open {
  readonly stream: WriteStream;
  readonly hash: Hash;
}

export async function openPack(directory: string): Promise<Pack> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if ((await readdir(directory)).length > 0) throw new Error(`${directory} is not empty: name another directory.`);
  const files = new Map<string, Open>();
  const opened = (file: string): Open => {
    const known = files.get(file) ?? {
      stream: createWriteStream(join(directory, file), { mode: 0o600, flags: 'wx' }),
      hash: createHash('sha256'),
    };
    files.set(file, known);
    return known;
  };
  const add = async (file: string, content: string | Uint8Array) => {
    const { stream, hash } = opened(file);
    hash.update(content);
    if (!stream.write(content)) await once(stream, 'drain');
  };
  const end = async ({ stream }: Open) => {
    stream.end();
    await once(stream, 'finish');
  };
  return {
    add,
    async close() {
      const sums = [...files].map(([file, { hash }]) => `${hash.digest('hex')}  ${file}\n`);
      await add('SHA256SUMS', sums.join(''));
      await Promise.all([...files.values()].map(end));
    },
  };
}
