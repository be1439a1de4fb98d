// What partners are told to write works as it stands: the receiver of docs/webhooks.md takes a message of ours and no other.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventKinds } from '@bagi/agreements/events.ts';
import { newKeyPair, signedHeaders } from '@bagi/webhooks/signing.ts';
import { expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'webhooks.md'), 'utf8');

it('the receiver of the page takes what is signed, and refuses what is not', async () => {
  const { publicKey, secretKey } = newKeyPair();
  const port = await freePort();
  const code = (/```ts\n([^]*?)```/.exec(page)?.[1] ?? '')
    .replace('whpk_…', publicKey)
    .replace('8080', String(port))
    .replace('./verify.ts', join(root, 'webhooks', 'partner', 'verify.ts'));
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-receiver-'));
  writeFileSync(join(directory, 'receiver.mts'), code);
  const program = spawn(process.execPath, [join(directory, 'receiver.mts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    program.kill();
    rmSync(directory, { recursive: true, force: true });
  });
  let output = '';
  program.stdout.on('data', (part: Buffer) => (output += part.toString()));

  const body = JSON.stringify({ type: 'pertek.terbit', timestamp: new Date().toISOString(), data: { id: 'U-1' } });
  const headers = signedHeaders({ id: 'msg_uji', seconds: Math.floor(Date.now() / 1_000), body }, [secretKey]);
  const post = async (text: string) =>
    (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body: text })).status;
  await expect.poll(() => post(body).catch(() => 0)).toBe(204);
  expect(await post(body.replace('U-1', 'U-2'))).toBe(401);
  await expect.poll(() => output).toContain('pertek.terbit U-1');
});

it('the page tells of every event that there is', () => {
  const told = [...page.matchAll(/^\| `([a-z_]+\.[a-z_]+)` /gm)].map(([, kind]) => kind);
  expect(new Set(told)).toEqual(new Set(eventKinds));
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
