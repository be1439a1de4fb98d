// Whatever bytes come in, nothing crashes, the reply has a known form, and the next good request is answered as before.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bandung, firstService, setneg, widyaiswara } from '../people.ts';
import { bodies, noise, requests } from './bytes.ts';
import { requireKnown, type Sender } from './known-forms.ts';
import { bytesOf, exchange, type RawRequest, shout } from './raw.ts';
import { runs, tries } from './runs.ts';
import { openWays, type Ways } from './ways.ts';

let ways: Ways;
let values: string[];
beforeAll(async () => {
  ways = await openWays();
  const rows = await ways.routers[0].sql`
    select nama, email, alamat, nomor_kontak, nik from asn.asn where id in ${ways.routers[0].sql([bandung.id, setneg.id, widyaiswara.id])}`;
  values = rows
    .flatMap((row) => Object.values(row))
    .filter((value) => typeof value === 'string' && value.length > 4) as string[];
  expect(values.length).toBeGreaterThan(9);
});
afterAll(() => ways.stop());

const asked = [
  { query: firstService.lan, variables: { nip: widyaiswara.nip } },
  {
    query: 'query A($n: Int) { perjanjian { mitra } asn(nip: "123") { id } __typename }',
    variables: { n: 1 },
    operationName: 'A',
  },
  {
    query:
      'query ($p: PeriodeMasukan!) { daftarPensiun(periode: $p, first: 2) { edges { cursor node { tmtPensiun } } pageInfo { hasNextPage } } }',
    variables: { p: { dari: '2020-01-01', sampai: '2030-12-31' } },
  },
  { query: '{ __schema { types { name fields { name } } } }' },
].map((question) => JSON.stringify(question));

const paths = [
  '/graphql',
  '/graphql',
  '/graphql',
  '/graphql?query={__typename}',
  '/',
  '/berkas/x',
  '/berkas/%00',
  '/berkas/../../etc/passwd',
  '/healthz',
  '/readyz',
  '//graphql',
  '/graphql/',
  '*',
  '/%',
];

/** Asks what is always answered, and hears whether the answer is what it was. */
async function stillWell(): Promise<string[]> {
  const { ask } = ways.routers[1];
  const reply = await ask('lan', { query: firstService.lan, variables: { nip: widyaiswara.nip } });
  return [String(reply.status), reply.text];
}

describe('to the router', () => {
  const known = async (request: RawRequest) => {
    const authorization = `Bearer ${await ways.token('lan')}`;
    const headers = [['content-type', 'application/json'] as const, ['authorization', authorization] as const];
    await send('router', { ...request, headers: [...headers, ...request.headers] });
  };

  it.each([
    ['noise', noise.map((bytes) => () => shoutAt('router', bytes))],
    ['requests of strangers', requests(paths, bodies(asked)).map((request) => () => send('router', request))],
    ['requests of a partner', requests(paths, bodies(asked)).map((request) => () => known(request))],
    [
      'bodies of a partner',
      bodies(asked).map((body) => () => known({ method: 'POST', path: '/graphql', headers: [], body })),
    ],
  ] as const)('%s', { timeout: 120_000 }, async (_, sent) => {
    await survives(sent);
  });
});

describe('to a subgraph', () => {
  const entities = JSON.stringify({
    query:
      'query ($who: [_Any!]!) { _entities(representations: $who) { __typename ... on Asn { id nama golonganRuang { id } tanggalLahir(format: "DD-MM-YYYY") } } }',
    variables: {
      who: [
        { __typename: 'Asn', id: widyaiswara.id },
        { __typename: 'Asn', id: 'x' },
      ],
    },
  });
  const good = [entities, '{"query":"{ _service { sdl } }"}', ...asked];
  const vouched = async (request: RawRequest) => {
    const headers = await ways.vouch('asn', 'lan', Buffer.from(request.body));
    await send('subgraph', { ...request, headers: [...Object.entries(headers), ...request.headers] });
  };

  it.each([
    ['noise', noise.map((bytes) => () => shoutAt('subgraph', bytes))],
    ['requests of strangers', requests(paths, bodies(good)).map((request) => () => send('subgraph', request))],
    ['requests that the router vouches for', requests(paths, bodies(good)).map((request) => () => vouched(request))],
    [
      'bodies that the router vouches for',
      bodies(good).map((body) => () => vouched({ method: 'POST', path: '/graphql', headers: [], body })),
    ],
  ] as const)('%s', { timeout: 120_000 }, async (_, sent) => {
    await survives(sent);
  });
});

/** Sends a request, to which there is a reply. */
async function send(to: Sender, request: RawRequest): Promise<void> {
  const bytes = bytesOf(request);
  const replies = await exchange(addressOf(to), bytes);
  expect(replies).not.toEqual([]);
  for (const reply of replies) requireKnown(to, reply, bytes, values);
}

/** Sends what may be no request; if there is a reply, it is known. */
async function shoutAt(to: Sender, bytes: Uint8Array): Promise<void> {
  for (const reply of await shout(addressOf(to), bytes)) requireKnown(to, reply, bytes, values);
}

function addressOf(to: Sender): string {
  return to === 'router' ? ways.routers[1].system.url : (ways.addresses.get('asn') ?? '');
}

/** Sends, and after each time asks for what is always answered. */
async function survives(sent: fc.Arbitrary<() => Promise<void>>): Promise<void> {
  const before = await stillWell();
  expect(before[0]).toBe('200');
  const property = fc.asyncProperty(sent, async (send) => {
    await send();
    expect(await stillWell()).toEqual(before);
  });
  await fc.assert(property, tries(runs));
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(ways.failures).toEqual([]);
  const failed = ways.routers[1].system.logged.filter((line) => /"level":"(error|fatal)"/.test(line));
  expect(failed).toEqual([]);
}
