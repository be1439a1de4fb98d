// A built bundle in memory: the page, and every file by its name.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface BundledFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** The same in Brotli. */
  readonly brotli: Buffer;
}

export interface Bundle {
  /** With the marks that each reply fills in. */
  readonly page: string;
  readonly files: ReadonlyMap<string, BundledFile>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Reads the bundle of a folder; null when it is not built. */
export async function readBundle(directory: string): Promise<Bundle | null> {
  if (!existsSync(directory)) return null;
  const page = await readFile(join(directory, 'index.html'), 'utf8');
  const names = (await readdir(join(directory, 'explorer'))).filter((name) => !name.endsWith('.br'));
  const files = await Promise.all(
    names.map(async (name): Promise<[string, BundledFile]> => {
      const type = types[extname(name)];
      if (type === undefined)
        throw new Error(`Nothing says what kind of file ${name} is: say it in ${import.meta.url}.`);
      const file = join(directory, 'explorer', name);
      return [name, { type, bytes: await readFile(file), brotli: await readFile(`${file}.br`) }];
    }),
  );
  return { page, files: new Map(files) };
}
