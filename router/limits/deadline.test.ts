// A request has its time; when that is over its caller is told so, and whatever is still under way for it is let go.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { contracts } from '@bagi/agreements/contracts.ts';
import { compose } from '@bagi/schema/compose.ts';
import { diskStorage } from '@bagi/storage/disk.ts';
import type { ExecutionResult } from 'graphql';
import { afterEach, expect, it } from 'vitest';
import { deadlines } from '../../start/deadlines.ts';
import { openLibrary } from '../../start/library.ts';
import { front } from '../front.ts';
import { openLog } from '../log.ts';
import { openMetrics } from '../metrics.ts';
import { overHttp } from '../over-http.ts';
import { type Ask, carrier } from '../plan.ts';
import type { Proof } from '../proof.ts';
import { type RouterParts, routerListener } from '../router.ts';

const { supergraphSdl, schema } = compose();
const contractOf = contracts(openLibrary(schema, false), schema);
const query = '{ asn(id: "1") { id anak { nama } } }';
const patienceMs = 500;
const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

const receipt = { id: '', leaf: Buffer.alloc(32) };
const proof: Proof = {
  obstacle: async () => null,
  receipt: async () => '',
  checkpoint: () => '',
  keys: [],
  checkpointsFrom: async () => [],
  inclusion: async () => null,
  consistency: async () => null,
};

/** A router whose subgraphs are asked in this way, once it has answered the question of these tests and is quick at it. */
async function routerOver(given: Ask, parts: Partial<RouterParts> = {}): Promise<string> {
  let warm = false;
  const carry = carrier(supergraphSdl, async (...asked) => (warm ? given(...asked) : { data: { asn: null } }));
  const url = await serve(
    routerListener({
      verify: async () => ({ partner: 'setneg-siapp', client: 'test', expiresAt: Infinity, token: 'test' }),
      contractOf,
      front: front(carry, (result) => result),
      storage: diskStorage('/nowhere'),
      documentUnder: async () => null,
      sealKey: new Uint8Array(32),
      publicUrl: 'http://127.0.0.1',
      obstacles: async () => [],
      metrics: openMetrics(),
      recording: { record: async () => receipt, refused: async () => receipt, count: () => {} },
      proof,
      onVerdicts: () => {},
      log: openLog('silent'),
      now: Date.now,
      patienceMs,
      uploadPatienceMs: patienceMs,
      onPersons: () => {},
      webhookKeys: async () => [],
      takers: new Map(),
      confirm: async () => {},
      onRefused: () => {},
      quotas: { take: async () => ({ short: null, balances: [] }), now: Date.now },
      ...parts,
    }),
  );
  while ((await ask(url)).status !== 200);
  warm = true;
  return url;
}

const ask = (url: string, signal: AbortSignal | null = null) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal,
  });

const tooLate = {
  status: 503,
  errors: [{ message: expect.stringContaining('longer than 0.5 seconds'), extensions: { code: 'UNAVAILABLE' } }],
};

const calling = (address: string) => ({
  addresses: new Map([['asn', address]]),
  assertCall: async () => 'unheard',
  patienceMs: 60_000,
  onDistrusted: () => {},
});

async function told(reply: Response): Promise<unknown> {
  return { status: reply.status, ...((await reply.json()) as object) };
}

it('each waits longer than the one it asks', () => {
  const { routerMs, subgraphMs, statementMs } = deadlines;
  expect(10_000 > routerMs && routerMs > subgraphMs && subgraphMs > statementMs).toBe(true);
});

it('what falls over a refusal ends its own connection, and the next is answered', async () => {
  const url = await routerOver(async () => ({ data: { asn: null } }), {
    onRefused() {
      throw new Error('the desk of suspicions is closed');
    },
  });
  const refused = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: query });
  expect(refused.status).toBe(415);
  expect((await ask(url)).status).toBe(200);
});

it('what is used and cannot be counted in time is waited for no longer, and keeps no turn', async () => {
  const counted = Promise.withResolvers<void>();
  let isCounting = true;
  const take: RouterParts['quotas']['take'] = async () => {
    if (!isCounting) await counted.promise;
    return { short: null, balances: [] };
  };
  const url = await routerOver(async () => ({ data: { asn: null } }), { quotas: { take, now: Date.now } });
  const { concurrentMax } = contractOf('setneg-siapp', Date.now()).agreement.limits;
  isCounting = false;
  const all = await Promise.all(Array.from({ length: concurrentMax + 1 }, async () => told(await ask(url))));
  for (const one of all) expect(one).toEqual(tooLate);
  isCounting = true;
  counted.resolve();
  expect((await ask(url)).status).toBe(200);
});

it('a database that says nothing is told of at every door that anybody may knock at', async () => {
  const never = () => new Promise<never>(() => {});
  const parts = { obstacles: never, webhookKeys: never, proof: { ...proof, checkpointsFrom: never } };
  const { origin } = new URL(await routerOver(async () => ({ data: { asn: null } }), parts));
  const doors = ['/readyz', '/.well-known/webhooks/lan', '/catatan/titik?sejak=0'];
  const replies = await Promise.all(doors.map((path) => fetch(`${origin}${path}`)));
  expect(replies.map(({ status }) => status)).toEqual([503, 503, 503]);
});

it('a subgraph of this process that does not answer in time is waited for no longer, and nothing more is asked', async () => {
  const answer = Promise.withResolvers<ExecutionResult>();
  const asked: string[] = [];
  const url = await routerOver((subgraph) => {
    asked.push(subgraph);
    return answer.promise;
  });
  expect(await told(await ask(url))).toEqual(tooLate);
  answer.resolve({ data: { asn: { __typename: 'Asn', id: '1' } } });
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual(['asn']);
});

it('every reply tells how many requests a minute the agreement allows, and how many are left', async () => {
  const url = await routerOver(async () => ({ data: { asn: null } }));
  const { headers } = await ask(url);
  const { requestsPerMinute } = contractOf('setneg-siapp', Date.now()).agreement.limits;
  expect(headers.get('ratelimit-policy')).toBe(`"minute";q=${requestsPerMinute};w=60`);
  expect(headers.get('ratelimit')).toBe(`"minute";r=${requestsPerMinute - 1};t=1`);
});

it('a call to a subgraph of another process is ended when the time is over', async () => {
  const calls: IncomingMessage[] = [];
  const subgraph = await serve((request) => void calls.push(request));
  const url = await routerOver(overHttp(calling(subgraph)));
  expect(await told(await ask(url))).toEqual(tooLate);
  await expect.poll(() => calls.map(({ destroyed }) => destroyed)).toEqual([true]);
});

it('a call to a subgraph is ended when the caller has left', async () => {
  const calls: IncomingMessage[] = [];
  const subgraph = await serve((request) => void calls.push(request));
  const url = await routerOver(overHttp(calling(subgraph)));
  const caller = new AbortController();
  const asked = ask(url, caller.signal).catch(() => 'left');
  await expect.poll(() => calls.length, { interval: 1 }).toBe(1);
  caller.abort();
  expect(await asked).toBe('left');
  await expect.poll(() => calls.map(({ destroyed }) => destroyed)).toEqual([true]);
});

it('a body that does not come is waited for no longer, and its connection ends', async () => {
  const { port } = new URL(await routerOver(async () => ({ data: {} })));
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{');
  let heard = '';
  socket.on('data', (part) => (heard += part.toString()));
  await once(socket, 'close');
  expect(heard).toMatch(/^HTTP\/1\.1 503/);
  expect(heard).toContain('UNAVAILABLE');
});
