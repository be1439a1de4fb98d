// Keys are made once, kept from others' eyes, and never quietly replaced.
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { loadClient, loadOrCreateKeys } from './keys.ts';
import { temporary } from './test/running.ts';

async function directoryOfItsOwn(): Promise<string> {
  const { directory, remove } = await temporary();
  onTestFinished(remove);
  return join(directory, 'keys');
}

test('the second start finds the keys of the first, and a new partner gets one', async () => {
  const directory = await directoryOfItsOwn();
  const first = await loadOrCreateKeys(directory, ['lan']);
  const second = await loadOrCreateKeys(directory, ['lan', 'bkn']);
  expect(second.signing).toEqual(first.signing);
  expect(second.clients.lan).toEqual(first.clients.lan);
  expect(second.clients.bkn?.privateJwk.d).not.toBe(second.clients.lan?.privateJwk.d);
});

test('two starts at the same moment agree on the keys', async () => {
  const directory = await directoryOfItsOwn();
  const starts = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateKeys(directory, ['lan'])));
  for (const keys of starts) expect(keys).toEqual(starts[0]);
  expect((await readdir(directory)).toSorted()).toEqual(['client-lan.json', 'issuer.json']);
});

test('nobody else can read the keys, even in a directory that was open before', async () => {
  const directory = await directoryOfItsOwn();
  await mkdir(directory, { mode: 0o755 });
  await loadOrCreateKeys(directory, ['lan']);
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
  for (const file of await readdir(directory)) expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
});

test('what is given to the issuer of a client is its public half', async () => {
  const { clients } = await loadOrCreateKeys(await directoryOfItsOwn(), ['lan']);
  expect(clients.lan?.publicJwk).not.toHaveProperty('d');
  expect(clients.lan?.privateJwk).toHaveProperty('d');
});

test.each([
  ['cut in half', (text: string) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
  ['not a key', () => '{"kty":"EC"}'],
  ['a key of another kind', (text: string) => text.replace('P-256', 'P-384')],
  ['null', () => 'null'],
])(
  'a key file that is %s stops the start, and the message names the file and the way out, not the key',
  async (_name, spoil) => {
    const directory = await directoryOfItsOwn();
    const { clients } = await loadOrCreateKeys(directory, ['lan']);
    const file = join(directory, 'client-lan.json');
    await writeFile(file, spoil(await readFile(file, 'utf8')));
    const error: unknown = await loadOrCreateKeys(directory, ['lan']).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(`The key file ${file} cannot be used`);
    expect(String(error)).toContain('delete it and start again');
    expect(String(error)).not.toContain(String(clients.lan?.privateJwk.d).slice(0, 10));
  },
);

test('a command beside the system reads a partner’s key, and makes none', async () => {
  const directory = await directoryOfItsOwn();
  const { clients } = await loadOrCreateKeys(directory, ['lan']);
  expect(await loadClient(directory, 'lan')).toEqual(clients.lan);
  await expect(loadClient(directory, 'bkn')).rejects.toThrow(/no key for "bkn".*Start the system once/);
  expect(await readdir(directory)).not.toContain('client-bkn.json');
});

test.each(['../lan', 'LAN', '', 'a/b', 'lan.json'])('"%s" is not taken for the name of a partner', async (partner) => {
  const directory = await directoryOfItsOwn();
  await expect(loadOrCreateKeys(directory, [partner])).rejects.toThrow(/cannot name a partner/);
});
