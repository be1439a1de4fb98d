// What is sent without being read is answered all the same: a connection closed on it would take the answer back.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bandung } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { type Sent, truth } from '../verification/registrants.ts';
import { announced, csvOf } from './handing.ts';

let system: TestSystem;
let list: string;
beforeAll(async () => {
  system = await startTestSystem();
  const [asep] = (await truth(system.sql, [bandung.nip])) as [Sent];
  // More than lies in the buffers of a connection.
  list = csvOf(Array.from({ length: 150_000 }, () => asep));
});
afterAll(() => system.stop());

it('a large list is told that its address is not good', async () => {
  const { body } = await announced(system, list);
  expect(await heardAfterwards(`${body.data.ajukanPemadanan.unggah.slice(0, -4)}AAAA`)).toBe(404);
});

/** The status that is heard by whoever reads nothing before all is sent, as many libraries do. */
async function heardAfterwards(address: string): Promise<number> {
  const { hostname, port, pathname } = new URL(address);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.pause();
  const head = [
    `PUT ${pathname} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Authorization: Bearer ${await system.token('taspen-life')}`,
    `Content-Length: ${Buffer.byteLength(list)}`,
  ].join('\r\n');
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject).write(`${head}\r\n\r\n${list}`, () => resolve());
  });
  socket.once('close', () => socket.emit('error', new Error('Closed before it was answered.')));
  const [answer] = await once(socket.resume(), 'data');
  socket.removeAllListeners().destroy();
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(String(answer))?.[1]);
}
