// A body is read to its end or to the limit, whichever comes first.
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { bodyMaxBytes, readBody } from './body.ts';

function sending(parts: readonly Buffer[], length?: number) {
  let sent = 0;
  const from = Readable.from(
    (function* () {
      for (const part of parts) {
        sent++;
        yield part;
      }
    })(),
    { objectMode: true, highWaterMark: 1 },
  );
  const headers = length === undefined ? {} : { 'content-length': String(length) };
  return { request: Object.assign(from, { headers }) as unknown as IncomingMessage, sent: () => sent };
}

const tooLarge = { code: 'PAYLOAD_TOO_LARGE', message: 'The body is larger than 4194304 bytes. Send less at once.' };
const mebibyte = Buffer.alloc(1024 * 1024, 'x');
const four = Array.from({ length: 4 }, () => mebibyte);

it('a body is all of its parts, in order, whether its length was announced or not', async () => {
  const parts = [Buffer.from('a'), Buffer.from('bc')];
  expect((await readBody(sending(parts).request)).toString()).toBe('abc');
  expect((await readBody(sending(parts, 3).request)).toString()).toBe('abc');
});

it('a body as large as the limit is read, announced or not', async () => {
  expect(bodyMaxBytes).toBe(4 * mebibyte.length);
  expect(await readBody(sending(four, bodyMaxBytes).request)).toHaveLength(bodyMaxBytes);
  expect(await readBody(sending(four).request)).toHaveLength(bodyMaxBytes);
});

it('a body that is announced to be larger is not read at all', async () => {
  const { request, sent } = sending([mebibyte], bodyMaxBytes + 1);
  await expect(readBody(request)).rejects.toMatchObject(tooLarge);
  expect(sent()).toBe(0);
});

it('a body that turns out larger is read no further', async () => {
  const { request, sent } = sending(Array.from({ length: 50 }, () => mebibyte));
  await expect(readBody(request)).rejects.toMatchObject(tooLarge);
  expect(sent()).toBeLessThan(10);
  await expect(readBody(sending([...four, Buffer.from('x')], 3).request)).rejects.toMatchObject(tooLarge);
});

it.each([
  ['without a word', undefined, 'The body was cut off.'],
  ['with an error', new Error('The connection is gone.'), 'The connection is gone.'],
])('a body that is cut off, %s, is none', async (_how, error, said) => {
  const cut = Object.assign(new Readable({ read: () => {} }), { headers: {} });
  const reading = readBody(cut as unknown as IncomingMessage);
  cut.push('{"query"');
  cut.destroy(error);
  await expect(reading).rejects.toThrow(said);
});
