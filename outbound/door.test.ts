// We call only whom we may: no redirect, no name that leads inside, no answer that has no end, no wait without one.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allowedAddress, isOpenTo } from './allowed.ts';
import { openDoor } from './door.ts';
import { OutboundFault } from './fault.ts';
import { askJson } from './json.ts';
import { retried } from './retried.ts';

let server: Server;
let origin: string;
let seen: string[];
let times = 0;
const answers: Record<string, RequestListener> = {
  '/baik': (_, response) => response.end('{"status":"APPROVED"}'),
  '/pindah': (_, response) => response.writeHead(302, { location: '/baik' }).end(),
  '/besar': (_, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(64 * 1024)));
      response.once('drain', more);
    };
    more();
  },
  '/diam': () => {},
  '/putus': (request, response) => {
    response.write('sete');
    request.socket.destroy();
  },
  '/lima': (_, response) => response.writeHead(503).end('{}'),
  '/halaman': (_, response) => response.end('<html>'),
  '/sekali': (_, response) => response.writeHead((times += 1) < 3 ? 503 : 200).end('{"ke":3}'),
};

beforeAll(async () => {
  seen = [];
  server = createServer((request, response) => {
    seen.push(request.url ?? '');
    const answer = answers[request.url ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => void server.once('listening', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const call = { timeoutMs: 5_000, maxBytes: 1_000_000 };
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'an answer',
    (error: unknown) => (error instanceof OutboundFault ? error.reason : String(error)),
  );
const open = (origins = [origin], networks: string[] = []) => openDoor({ origins, networks });

it('an origin that is named is called, and its answer read', async () => {
  expect(await askJson(open(), `${origin}/baik`, call)).toEqual({ status: 'APPROVED' });
});

it('nothing else is called', async () => {
  const door = open(['https://siapp.example', origin.replace('127.0.0.1', '127.0.0.2')]);
  seen = [];
  for (const address of [`${origin}/baik`, 'file:///etc/passwd', 'https://siapp.example.evil.example/', 'siapp', ''])
    expect(await reasonOf(door.call(address, call))).toBe('ALAMAT_TIDAK_DIIZINKAN');
  expect(seen).toEqual([]);
});

it.each([
  'https://siapp.example@169.254.169.254/',
  'https://u:p@siapp.example/',
  'https://siapp.example:444/',
  'http://siapp.example/',
  'ftp://siapp.example/',
  'https://siapp.example./',
])('%s is not https://siapp.example', (address) => {
  expect(allowedAddress({ origins: ['https://siapp.example'], networks: [] }, address)).toBe(null);
});

it('a name that leads inside is not connected to, unless that network is named', async () => {
  const named = origin.replace('127.0.0.1', 'localhost');
  seen = [];
  expect(await reasonOf(open([named]).call(`${named}/baik`, call))).toBe('ALAMAT_TIDAK_DIIZINKAN');
  expect(seen).toEqual([]);
  const door = open([named], ['127.0.0.0/8', '::1/128']);
  expect(await askJson(door, `${named}/baik`, call)).toEqual({ status: 'APPROVED' });
});

it.each([
  ['10.0.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['::1', false],
  ['::ffff:10.0.0.1', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['not an address', false],
  ['202.152.1.1', true],
  ['2400:cb00::1', true],
])('%s is public: %s', (address, is) => {
  expect(isOpenTo({ origins: [], networks: [] }, address)).toBe(is);
});

it('a redirect is not followed', async () => {
  seen = [];
  expect(await reasonOf(open().call(`${origin}/pindah`, call))).toBe('DIALIHKAN');
  expect(seen).toEqual(['/pindah']);
});

it('an answer without an end is left at the limit', async () => {
  const { bytes } = await open().call(`${origin}/besar`, call);
  expect(await reasonOf(buffer(Readable.from(bytes)))).toBe('TERLALU_BESAR');
});

it('silence, and an answer that breaks off, are no answer', async () => {
  expect(await reasonOf(open().call(`${origin}/diam`, { ...call, timeoutMs: 50 }))).toBe('TIDAK_MENJAWAB');
  expect(await reasonOf(askJson(open(), `${origin}/putus`, call))).toBe('TIDAK_MENJAWAB');
  expect(await reasonOf(open(['http://127.0.0.1:9']).call('http://127.0.0.1:9/', call))).toBe('TIDAK_MENJAWAB');
});

it('what is no answer in JSON is told apart from what does not exist', async () => {
  expect(await reasonOf(askJson(open(), `${origin}/halaman`, call))).toBe('JAWABAN_TIDAK_DIKENAL');
  expect(await reasonOf(askJson(open(), `${origin}/lima`, call))).toBe('JAWABAN_TIDAK_DIKENAL');
  expect(await reasonOf(askJson(open(), `${origin}/tiada`, call))).toBe('TIDAK_ADA');
});

it('what may pass is tried again, and what cannot is not', async () => {
  const patience = { tries: 5, waitMs: 1, withinMs: 60_000 };
  expect(await retried(patience, () => askJson(open(), `${origin}/sekali`, call))).toEqual({ ke: 3 });
  seen = [];
  expect(await reasonOf(retried(patience, () => askJson(open(), `${origin}/tiada`, call)))).toBe('TIDAK_ADA');
  expect(await reasonOf(retried(patience, () => askJson(open(), `${origin}/lima`, call)))).toBe(
    'JAWABAN_TIDAK_DIKENAL',
  );
  expect(seen).toEqual(['/tiada', ...Array<string>(5).fill('/lima')]);
});
