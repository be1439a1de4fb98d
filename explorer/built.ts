// Where the bundle of these very sources is: its folder is named by what it is made of, so it is never stale.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every bundle made on this machine. */
export const bundles = join(import.meta.dirname, 'dist');

const sources = ['browser', 'build.ts', 'marks.ts', 'vite.config.ts', 'package.json', '../pnpm-lock.yaml'];

/** The folder of the bundle that these sources make; it is there once it is built. */
export function bundleDirectory(): string {
  const made = createHash('sha256');
  for (const file of sources.flatMap(filesOf)) {
    made.update(`${file}\0`);
    made.update(readFileSync(join(import.meta.dirname, file)));
  }
  return join(bundles, made.digest('hex').slice(0, 16));
}

function filesOf(source: string): string[] {
  if (source.includes('.')) return [source];
  return readdirSync(join(import.meta.dirname, source))
    .toSorted()
    .map((name) => `${source}/${name}`);
}
