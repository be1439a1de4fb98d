// Whoever knows every name in the graph recovers from the router their own contract and nothing more, by no door and no byte.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '@bagi/agreements/contract.ts';
import { inForce } from '@bagi/agreements/inForce.ts';
import { compose } from '@bagi/schema/compose.ts';
import { buildSchema, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../../start/library.ts';
import { library } from '../proof/pair.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { distinguished, hiddenPlaces } from './distinguish.ts';
import type { Send } from './probing.ts';
import { recover } from './recovery.ts';
import { startSecretive } from './secretive.ts';
import { steady } from './steady.ts';
import { linesOf, ownOf, wordsOf } from './words.ts';

const { schema: whole, supergraphSdl } = compose();
const words = wordsOf(parse(supergraphSdl));
const contracts = join(import.meta.dirname, '..', '..', 'schema', 'contracts');
const partners = readdirSync(contracts).map((file) => file.replace('.graphql', ''));
const contractOf = (partner: string) => buildSchema(readFileSync(join(contracts, `${partner}.graphql`), 'utf8'));

/** Sorted, so that a difference is easy to read. */
const sorted = (lines: Iterable<string>) => [...lines].toSorted();

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem({ REQUESTS_PER_MINUTE: '10000000' }, { library })));
afterAll(() => system.stop());

const as =
  (partner: string): Send =>
  async ({ query, variables }) =>
    steady(await system.ask(partner, query, variables));

describe.each(partners)('%s', (partner) => {
  const contract = contractOf(partner);

  it('recovers its contract, no line more and no line less', { timeout: 300_000 }, async () => {
    const { lines, volunteered } = await recover(as(partner), words);
    expect(sorted(ownOf(lines))).toEqual(sorted(linesOf(contract)));
    // What a reply says unasked is in the contract as well.
    const known = new Set([...linesOf(contract)].flatMap((line) => line.match(/\w+/g) ?? []));
    expect(sorted(volunteered).filter((name) => !known.has(name) && !name.startsWith('__'))).toEqual([]);
  });

  it('cannot tell a name that is hidden from one that never was', async () => {
    const places = hiddenPlaces(whole, contract);
    expect(places.flatMap(({ names }) => names).length).toBeGreaterThan(100);
    expect(await distinguished(as(partner), places)).toEqual([]);
  });
});

describe('on a server that only says that it hides', () => {
  const shows = contractOf('lan');
  const asking =
    (url: string): Send =>
    async (request) => {
      const reply = await fetch(url, { method: 'POST', body: JSON.stringify(request) });
      return { status: reply.status, headers: {}, text: await reply.text() };
    };

  it(
    'the same recovery finds everything, though introspection shows a part and nothing is suggested',
    { timeout: 300_000 },
    async () => {
      const holds = contractOf('bkn-verifikator');
      const verifier = inForce(openLibrary(whole, false), 'bkn-verifikator', Date.now());
      const server = await startSecretive({ holds, shows: contract({ ...verifier, services: [] }, whole).schema });
      const { lines } = await recover(asking(server.url), words);
      expect(sorted(ownOf(lines))).toEqual(sorted(linesOf(holds)));
      await server.stop();
    },
  );

  it.each(['with a status of its own', 'with a space too many'] as const)(
    'what is refused %s is told from what never was',
    async (hiding) => {
      const server = await startSecretive({ holds: whole, shows, hiding });
      const told = await distinguished(asking(server.url), hiddenPlaces(whole, shows));
      expect(told).toContain('fields of Asn');
      expect(told).toContain('root fields');
      await server.stop();
    },
  );
});
