// The keys of the development issuer and of each partner's client: made at the first start, read at every later one.
import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

export type Client = { readonly clientId: string; readonly privateJwk: JWK; readonly publicJwk: JWK };
export type Keys = { readonly signing: { readonly keys: JWK[] }; readonly clients: Readonly<Record<string, Client>> };

export async function loadOrCreateKeys(directory: string, partners: readonly string[]): Promise<Keys> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  // A directory that was there before may be open to others.
  await chmod(directory, 0o700);
  const signing = await loadOrCreate(issuerFile(directory));
  const clients: Record<string, Client> = {};
  for (const partner of partners)
    clients[partner] = clientOf(partner, await loadOrCreate(clientFile(directory, partner)));
  return { signing: { keys: [signing] }, clients };
}

/** For a command beside the running system: reads what the system made, and makes nothing. */
export async function loadClient(directory: string, partner: string): Promise<Client> {
  const file = clientFile(directory, partner);
  const key = await load(file);
  if (key === undefined) {
    throw new Error(
      `There is no key for "${partner}" (${file}). Start the system once; it makes the keys of its partners.`,
    );
  }
  return clientOf(partner, key);
}

function issuerFile(directory: string): string {
  return join(directory, 'issuer.json');
}

function clientFile(directory: string, partner: string): string {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(partner)) {
    throw new Error(`"${partner}" cannot name a partner. Use small letters, digits and hyphens.`);
  }
  return join(directory, `client-${partner}.json`);
}

function clientOf(partner: string, privateJwk: JWK): Client {
  const { d: _secret, ...publicJwk } = privateJwk;
  // Not the partner's own name, so that nothing works here which relies on a client being called like its partner.
  return { clientId: `${partner}-development`, privateJwk, publicJwk };
}

async function loadOrCreate(file: string): Promise<JWK> {
  const existing = await load(file);
  if (existing !== undefined) return existing;
  const key = await create();
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // A link appears whole or not at all, and never replaces the key that a second process made meanwhile.
    await link(draft, file);
    return key;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    return await loadOrCreate(file);
  } finally {
    await rm(draft);
  }
}

async function create(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' };
}

async function load(file: string): Promise<JWK | undefined> {
  try {
    return await usable(await readFile(file, 'utf8'));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    if (isCode(error, 'EACCES')) throw error;
    // The cause is left out: a JSON error quotes the text it could not read, and that text is a private key.
    throw new Error(
      `The key file ${file} cannot be used. Restore it, or delete it and start again: a new key is made, and tokens of the old one end.`,
    );
  }
}

async function usable(text: string): Promise<JWK> {
  const { kty, crv, x, y, d, kid, alg } = JSON.parse(text) as Partial<Record<string, unknown>>;
  const wanted = kty === 'EC' && crv === 'P-256' && alg === 'ES256';
  if (!wanted || !isText(x) || !isText(y) || !isText(d) || !isText(kid)) throw new TypeError('not a private ES256 key');
  const key: JWK = { kty, crv, x, y, d, kid, alg, use: 'sig' };
  await importJWK(key, 'ES256');
  return key;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
