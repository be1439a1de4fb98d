// An attempt reaches the address that was agreed and no other: not where it is redirected, and nothing that is private.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createConnections, type LookupFunction } from 'node:net';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { send } from './send.ts';

let port = 0;
let connections = 0;
let answered: { status: number; headers?: Record<string, string> } = { status: 200 };
const server = createServer((request, response) => {
  if (request.url === '/diam') return;
  request.resume();
  response.writeHead(answered.status, answered.headers).end('isi yang tidak dibaca');
});
server.on('connection', () => connections++);
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const message = { headers: {}, body: '{}', ownMachine: true };
/** Names that resolve to what a test says, one answer after the other. */
const resolving = (...addresses: string[]): LookupFunction => {
  let index = 0;
  return (_, options, callback) => {
    const address = addresses[Math.min(index++, addresses.length - 1)] ?? '';
    const family = address.includes(':') ? 6 : 4;
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
};

test.for([
  [200, { taken: true, result: 'HTTP_200' }],
  [204, { taken: true, result: 'HTTP_204' }],
  [301, { taken: false, gone: false, result: 'HTTP_301', askedMs: 0 }],
  [404, { taken: false, gone: false, result: 'HTTP_404', askedMs: 0 }],
  [410, { taken: false, gone: true, result: 'HTTP_410', askedMs: 0 }],
  [503, { taken: false, gone: false, result: 'HTTP_503', askedMs: 0 }],
] as const)('an answer of %i is told as it is', async ([status, outcome]) => {
  answered = { status };
  expect(await send({ ...message, address: `http://127.0.0.1:${port}/` })).toEqual(outcome);
});

it('a receiver that asks for time is heard', async () => {
  answered = { status: 429, headers: { 'retry-after': '120' } };
  expect(await send({ ...message, address: `http://127.0.0.1:${port}/` })).toMatchObject({ askedMs: 120_000 });
});

it('a receiver that says nothing is waited for as long as is said, and no longer', async () => {
  const address = `http://127.0.0.1:${port}/diam`;
  expect(await send({ ...message, address, timeoutMs: 100 })).toMatchObject({ taken: false, result: 'WAKTU_HABIS' });
});

it('a receiver that changes the protocol, or has no more to say than that it will, keeps no attempt', async () => {
  const upgrades = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: lain\r\n\r\n';
  const announces = 'HTTP/1.1 103 Early Hints\r\n\r\n';
  for (const [says, result] of [
    [upgrades, 'ECONNRESET'],
    [announces, 'WAKTU_HABIS'],
    ['\0', 'HPE_INVALID_CONSTANT'],
  ] as const) {
    const receiver = createConnections((connection) => connection.on('error', () => {}).write(says));
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { port: at } = receiver.address() as AddressInfo;
    expect(await send({ ...message, address: `http://127.0.0.1:${at}/`, timeoutMs: 200 })).toMatchObject({ result });
    receiver.close();
  }
});

it('a receiver that is not there is a failure', async () => {
  expect(await send({ ...message, address: 'http://127.0.0.1:1/' })).toMatchObject({ result: 'ECONNREFUSED' });
});

test.for([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::ffff:127.0.0.1',
  'fd00::1',
  'fe80::1',
])('a name that resolves to %s is not sent to', async (address) => {
  const before = connections;
  for (const ownMachine of [true, false]) {
    const sent = await send({
      ...message,
      ownMachine,
      address: `https://mitra.example:${port}/`,
      lookup: resolving(address),
    });
    expect(sent).toMatchObject({ taken: false, result: 'ALAMAT_TIDAK_DIIZINKAN' });
  }
  expect(connections).toBe(before);
});

it('a name that turns private between two looks is not sent to: the look that counts is the one of the connection', async () => {
  const before = connections;
  const lookup = resolving('127.0.0.1', '93.184.215.14');
  expect(await send({ ...message, address: `https://mitra.example:${port}/`, lookup })).toMatchObject({
    result: 'ALAMAT_TIDAK_DIIZINKAN',
  });
  expect(connections).toBe(before);
});

test.for([
  'https://10.0.0.1/',
  'https://[fd00::1]/',
  'https://169.254.169.254/latest/meta-data',
  'http://mitra.example/',
])('%s is not sent to', async (address) => {
  expect(await send({ ...message, address })).toMatchObject({ result: 'ALAMAT_TIDAK_DIIZINKAN' });
});

it('in production the sending machine itself is no receiver', async () => {
  const before = connections;
  for (const host of ['127.0.0.1', 'localhost', '[::1]'])
    expect(await send({ ...message, ownMachine: false, address: `http://${host}:${port}/` })).toMatchObject({
      result: 'ALAMAT_TIDAK_DIIZINKAN',
    });
  expect(connections).toBe(before);
});
