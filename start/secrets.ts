// Secrets made at the first start, each in a file that only its owner reads.
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key that seals cursors and links: as configured, or kept in the data directory. */
export function sealKeyOf(dataDirectory: string, configured: string | undefined): Buffer {
  return Buffer.from(configured ?? kept(join(dataDirectory, 'secrets'), 'seal-key'), 'hex');
}

/** The content of a secret's file; of two processes that make it at once, one wins and both use it. */
function kept(directory: string, name: string): string {
  const file = join(directory, name);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const unfinished = join(directory, `.${name}-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    writeFileSync(unfinished, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    linkSync(unfinished, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (/^[0-9a-f]{64}$/.test(secret)) return secret;
  throw new Error(
    `${file} does not hold 32 bytes in hex. Remove it: a new one is made, and old cursors and links end.`,
  );
}
