// A caller that does not go on keeps no connection, and nothing that waits behind it; whoever waits for us is not cut off.
import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { listen } from './listen.ts';

const endless = () =>
  Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(64 * 1024);
    })(),
  );

/** A door with what answers behind it, and a caller that has said something. */
async function called(
  says: string,
  taking: { idleMs: number; wholeMs: number },
  answer: RequestListener,
): Promise<Socket> {
  const door = await listen('127.0.0.1', 0, () => {}, taking);
  door.open(answer);
  const caller = connect(door.port, '127.0.0.1');
  caller.on('error', () => {}).write(says);
  onTestFinished(async () => {
    caller.destroy();
    await door.close(0);
  });
  return caller;
}

const hour = 3_600_000;
const get = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';

it('an answer that nobody takes ends its connection, and what was read for it is let go', async () => {
  const file = endless();
  const given = Promise.withResolvers<unknown>();
  const caller = await called(get, { idleMs: 100, wholeMs: hour }, (_, response) => {
    pipeline(file, response).catch(given.resolve);
  });
  caller.pause();
  expect(await given.promise).toBeInstanceOf(Error);
  expect(file.destroyed).toBe(true);
});

it('an answer that is taken drop by drop is not given for ever', async () => {
  const given = Promise.withResolvers<unknown>();
  const caller = await called(get, { idleMs: hour, wholeMs: 300 }, (_, response) => {
    pipeline(endless(), response).catch(given.resolve);
  });
  caller.resume();
  expect(await given.promise).toBeInstanceOf(Error);
});

it.each(['GET / HTTP/1.1\r\nhos', 'PUT /unggah/x HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nhalf'])(
  'a request that stops in the middle ends its connection',
  async (half) => {
    const caller = await called(half, { idleMs: 100, wholeMs: hour }, (request) => void request.resume());
    caller.resume();
    await new Promise((resolve) => caller.once('close', resolve));
  },
);

it('whoever waits for us is not cut off', async () => {
  const caller = await called(get, { idleMs: 20, wholeMs: 20 }, async (_, response) => {
    await pause(200);
    response.end('at last');
  });
  let said = '';
  for await (const part of caller.setEncoding('utf8')) {
    said += String(part);
    if (said.endsWith('at last')) break;
  }
  expect(said).toMatch(/^HTTP\/1.1 200 OK/);
});
