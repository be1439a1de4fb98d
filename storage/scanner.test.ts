// Malware is looked for as configured, and what cannot be looked at is not clean.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scanWith } from './scanner.ts';

const directory = mkdtempSync(join(tmpdir(), 'bagi-scanner-'));
const clean = join(directory, 'clean');
const bad = join(directory, 'bad');
writeFileSync(clean, Buffer.alloc(300_000, 'a'));
// Not the test string of the industry, so that no scanner of the machine removes it.
writeFileSync(bad, Buffer.concat([Buffer.alloc(200_000, 'b'), Buffer.from('CONTOH-JAHAT')]));

/** Speaks clamd's INSTREAM, and finds one text. */
let clamd: Server;
const socket = join(directory, 'clamd.sock');
beforeAll(async () => {
  clamd = createServer((connection) => {
    let received = Buffer.alloc(0);
    connection.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part]);
      const stream = unframed(received);
      if (!stream) return;
      connection.end(stream.includes('CONTOH-JAHAT') ? 'stream: Contoh.Jahat FOUND\0' : 'stream: OK\0');
    });
  }).listen(socket);
  await new Promise((listening) => void clamd.once('listening', listening));
});
afterAll(() => {
  clamd.close();
  rmSync(directory, { recursive: true, force: true });
});

/** The pieces together once the empty one has come; null before. */
function unframed(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  const pieces: Buffer[] = [];
  let at = command.length;
  while (received.length >= at + 4) {
    const length = received.readUInt32BE(at);
    if (length === 0)
      return received.subarray(0, command.length).equals(Buffer.from(command)) ? Buffer.concat(pieces) : null;
    if (received.length < at + 4 + length) return null;
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

it('without a scanner every file passes', async () => {
  expect(await scanWith({ kind: 'none' })(bad)).toBe(true);
});

it('clamd is given the whole file and believed', async () => {
  const scan = scanWith({ kind: 'clamd', address: socket });
  expect([await scan(clean), await scan(bad)]).toEqual([true, false]);
});

it('a command says by its exit code what it found', async () => {
  const scan = scanWith({ kind: 'command', command: ['sh', '-c', '! grep -q CONTOH-JAHAT "$1"', 'scan'] });
  expect([await scan(clean), await scan(bad)]).toEqual([true, false]);
});

it('a scanner that fails or is not there says nothing, and nothing passes', async () => {
  for (const scanner of [
    { kind: 'command', command: ['sh', '-c', 'exit 2'] },
    { kind: 'command', command: ['/nowhere/scanner'] },
    { kind: 'clamd', address: join(directory, 'nobody.sock') },
    { kind: 'clamd', address: '127.0.0.1:9' },
  ] as const)
    await expect(scanWith(scanner)(clean)).rejects.toThrow();
});
