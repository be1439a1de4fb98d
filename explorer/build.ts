// Builds the explorer's bundle, when the one of these sources is not there yet: npm run explorer
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';
import { bundleDirectory, bundles } from './built.ts';

const wanted = bundleDirectory();

if (!existsSync(wanted)) {
  mkdirSync(bundles, { recursive: true });
  // Made aside and put in place whole, so that nobody serves half of it and two builds at once do not meet. Bundles of
  // sources that are no more go; who serves one has it in memory.
  const aside = mkdtempSync(join(bundles, '.made-'));
  await build({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    root: join(import.meta.dirname, 'browser'),
    build: { outDir: aside, emptyOutDir: true },
  });
  compress(join(aside, 'explorer'));
  chmodSync(aside, 0o755);
  place(aside);
  for (const name of readdirSync(bundles))
    if (/^\w/.test(name) && name !== basename(wanted)) rmSync(join(bundles, name), { recursive: true });
}

/** Beside each file the same in Brotli: Monaco is megabytes of text. */
function compress(directory: string): void {
  for (const name of readdirSync(directory)) {
    const bytes = readFileSync(join(directory, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(join(directory, `${name}.br`), brotliCompressSync(bytes, { params }));
  }
}

function place(aside: string): void {
  try {
    renameSync(aside, wanted);
  } catch (error) {
    rmSync(aside, { recursive: true });
    // Another build was as far before.
    if (!existsSync(wanted)) throw error;
  }
}
