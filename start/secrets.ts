// Secrets made at the first start, each in a file that only its owner reads.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** The key that seals cursors and links: as configured, or kept in the data directory. */
export function sealKeyOf(dataDirectory: string, configured: string | undefined): Buffer {
  return Buffer.from(configured ?? kept(join(dataDirectory, 'secrets'), 'seal-key'), 'hex');
}

/** The key by which subgraphs know the router: as configured; made for this run in production; else kept for what runs beside. */
export function routerKeyOf(config: Pick<Config, 'dataDirectory' | 'production' | 'routerPrivateKey'>): JsonWebKey {
  if (config.routerPrivateKey) return config.routerPrivateKey;
  if (config.production) return generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return keptKey(config.dataDirectory, 'router-key');
}

/** The key that signs checkpoints and receipts of the record: as configured, or kept in the data directory. */
export function signingKeyOf({ dataDirectory, record }: Pick<Config, 'dataDirectory' | 'record'>): JsonWebKey {
  return record.signingKey ?? keptKey(dataDirectory, 'record-key');
}

function keptKey(dataDirectory: string, name: string): JsonWebKey {
  const seed = Buffer.from(kept(join(dataDirectory, 'secrets'), name), 'hex');
  const key = createPrivateKey({ key: Buffer.concat([ed25519Header, seed]), format: 'der', type: 'pkcs8' });
  return key.export({ format: 'jwk' });
}

/** What subgraphs are told of it. */
export function publicPartOf(privateKey: JsonWebKey): JsonWebKey {
  return createPublicKey({ key: privateKey, format: 'jwk' }).export({ format: 'jwk' });
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const ed25519Header = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The content of a secret's file; of two processes that make it at once, one wins and both use it. */
export function kept(directory: string, name: string): string {
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
    `${file} does not hold 32 bytes in hex. Remove it: a new one is made, and what was made with the old one ends.`,
  );
}
