// The proof is proven: ten leaks are put in, one at a time, and each must be found. A proof that misses one proves nothing.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { type Contract, contract } from '@bagi/agreements/contract.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import * as reads from '@bagi/asn/reads.ts';
import { resolvers } from '@bagi/asn/resolvers.ts';
import { openPool } from '@bagi/database/connect.ts';
import type { FreshDatabase } from '@bagi/database/fresh.ts';
import type { Context } from '@bagi/kit/context.ts';
import type { Connection } from '@bagi/kit/pages.ts';
import { subgraph } from '@bagi/kit/subgraph.ts';
import { enforceScalars } from '@bagi/schema/scalars.ts';
import fc from 'fast-check';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { graph } from '../../start/graph.ts';
import { registerOf } from '../system.ts';
import { bench, type Leak } from './bench.ts';
import { boundsOf } from './evaluator.ts';
import { operations } from './operations.ts';
import type { World } from './writing.ts';
import { agreementOf, type Ask, schema } from './pair.ts';
import { alike, Counterexample, heldIn, withinAgreement } from './properties.ts';
import { runs, runsMany, seed } from './runs.ts';
import { twinFor } from './twinned.ts';
import { worldOf } from './worlds.ts';

const partner = 'setneg-siapp';
const agreement = agreementOf(partner);
/** Who asks the same just before: an agreement of the same fields, of everyone. */
const neighbours = new Map([
  ['tetangga', derived({ ...agreement, partner: 'tetangga', rows: { everyone: 'So it is.' } })],
]);

const databases: FreshDatabase[] = [];
const registers: Sql[] = [];
let world: World;

beforeAll(async () => {
  for (const register of [registerOf, () => twinFor(agreement, schema)]) {
    const database = await register();
    databases.push(database);
    registers.push(openPool(database.url, { max: 4, applicationName: 'tests canaries' }));
  }
  const [one, other] = both();
  world = await worldOf(partner, [one, other], bench(one));
});
afterAll(async () => {
  await Promise.all(registers.map((sql) => sql.end({ timeout: 5 })));
  await Promise.all(databases.map((database) => database.drop()));
});

function both(): [one: Sql, other: Sql] {
  const [one, other] = registers;
  if (!one || !other) throw new Error('There are two registers.');
  return [one, other];
}

/**
 * The first operation by which a leak shows in two systems that leak alike, if there is one; with a neighbour who asks
 * the same just before.
 */
async function found(leak: () => Leak, neighbour = false, numRuns = runsMany): Promise<string | null> {
  const [one, other] = both();
  const asks = (sql: Sql) => repliesOf(bench(sql, leak(), neighbours));
  const pair = { one: asks(one), other: asks(other) };
  const property = fc.asyncProperty(operations(world), async (operation) => {
    if (neighbour) await Promise.all([pair.one('tetangga', operation), pair.other('tetangga', operation)]);
    await alike(pair, partner, operation);
  });
  const { failed, errorInstance } = await fc.check(property, { numRuns, seed, endOnFailure: true });
  if (!failed) return null;
  if (errorInstance instanceof Counterexample) return errorInstance.message;
  throw errorInstance;
}

/** The replies alone: a leak is found in what is heard, not in what it cost. */
function repliesOf(ask: Ask): Ask {
  return async (asking, operation) => ({ ...(await ask(asking, operation)), statements: [] });
}

it('the system without a leak shows nothing', { timeout: 120_000 }, async () => {
  expect(await found(() => ({}), false, runs)).toBeNull();
  expect(await found(() => ({}), true, runs)).toBeNull();
});

const scoped = /"cakupan"\."golongan_ruang_id" = any\((\$\d+)::text\[\]\)/g;
const walked = /"cakupan"\."asn"\."golongan_ruang_id" = (\$\d+)/g;
/** Of the walks over each golongan, the last one is over everybody. */
const unscoped = (text: string) =>
  text.replaceAll(scoped, '($1::text[] is not null)').replaceAll(walked, "$1::text = '45'");

/** Changes the text of the statements that a word tells apart. */
const rewriting = (told: string, rewritten: (text: string) => string): Leak => ({
  run: (run) => (statement, values) =>
    run(statement.sql.includes(told) ? { ...statement, sql: rewritten(statement.sql) } : statement, values),
});

/** The subgraph asn with another resolver for one question. */
const answering = (field: 'asn' | 'daftarAsn', instead: (sql: Sql) => (...asked: Asked) => unknown): Leak => ({
  subgraphs: (sql) => {
    const changed = { ...resolvers, Query: { ...resolvers['Query'], [field]: instead(sql) } };
    const leaking = subgraph('asn', changed, Object.values(reads));
    return graph.map((one) => (one.name === 'asn' ? leaking : one));
  },
});
type Asked = [parent: never, args: never, context: Context];

const widened: Agreement = {
  ...agreement,
  services: agreement.services.map((service) =>
    service.operation === 'Query.asn'
      ? { ...service, fields: { ...service.fields, Asn: { ...service.fields['Asn'], alamat: 'Alamat' } } }
      : service,
  ),
};
const earlier: Agreement = { ...agreement, rows: { golonganRuang: ['41', '42', '43', '44', '45'] } };

const leaks: Record<string, { readonly leak: () => Leak; readonly neighbour?: boolean }> = {
  'a field too many': { leak: () => under(widened) },
  'a list without its scope': { leak: () => rewriting(' limit ', unscoped) },
  'a record by its key without its scope': { leak: () => rewriting('"asn"."asn"."nip" = any(', unscoped) },
  'a next page that counts everyone': {
    leak: () =>
      answering('daftarAsn', (sql) => async (_, args: { filter?: Record<string, string> | null }, context) => {
        const page = (await resolvers['Query']?.['daftarAsn']?.(_, args as never, context)) as Connection;
        const { instansiKerjaId = null, instansiIndukId = null } = args.filter ?? {};
        const [{ everyone = 0 } = {}] = await sql`
          select count(*)::int as everyone from asn.asn
          where (${instansiKerjaId}::text is null or instansi_kerja_id = ${instansiKerjaId})
            and (${instansiIndukId}::text is null or instansi_induk_id = ${instansiIndukId})`;
        return { ...page, pageInfo: { ...page.pageInfo, hasNextPage: Number(everyone) > page.edges.length } };
      }),
  },
  'a filter over a column that is not granted': {
    leak: () =>
      rewriting(' limit ', (text) => text.replace(' = found.key', ` = found.key and "asn"."asn"."alamat" like '%2%'`)),
  },
  'an order by a column that is not granted': {
    leak: () =>
      rewriting(' limit ', (text) =>
        text.replace(/ order by found\.place0( limit \d+)$/, ' order by "asn"."asn"."alamat"$1'),
      ),
  },
  'an agreement that has been replaced': { leak: () => under(earlier) },
  'a loader that outlives its request': {
    neighbour: true,
    leak: () => {
      const loaded = new Map<string, ReturnType<Parameters<NonNullable<Leak['run']>>[0]>>();
      return {
        run: (run) => (statement, values) => {
          const [what = ''] = statement.sql.split('::text[])');
          if (!('keys' in values)) return run(statement, values);
          const key = `${what.replaceAll('(', '')} ${JSON.stringify(values['keys'])}`;
          const rows = loaded.get(key) ?? run(statement, values);
          loaded.set(key, rows);
          return rows;
        },
      };
    },
  },
  'a verdict that was another caller’s': {
    neighbour: true,
    leak: () => {
      const judged = new Map<string, string>();
      return {
        contractOf:
          (contractOf) =>
          (asking, { query }) => {
            const first = judged.get(query) ?? asking;
            judged.set(query, first);
            return contractOf(first);
          },
      };
    },
  },
  'an error that says what it found': {
    leak: () =>
      answering('asn', (sql) => async (_, args: { nip?: string }, context) => {
        const asn = await resolvers['Query']?.['asn']?.(_, args as never, context);
        if (asn !== null || args.nip === undefined) return asn;
        const [stranger] = await sql`select nama from asn.asn where nip = ${args.nip}`;
        if (!stranger) return null;
        throw refusal('BAD_USER_INPUT', `${String(stranger['nama'])} is not in your agreement.`);
      }),
  },
};

function under(another: Agreement): Leak {
  const instead = derived(another);
  return { contractOf: (contractOf) => (asking) => (asking === partner ? instead : contractOf(asking)) };
}

function derived(another: Agreement): Contract {
  const made = contract(another, schema);
  enforceScalars(made.schema);
  return made;
}

it.each(Object.keys(leaks))('%s is found', { timeout: 120_000 }, async (name) => {
  const { leak, neighbour = false } = leaks[name] ?? { leak: () => ({}) };
  expect(await found(leak, neighbour)).toContain('The replies differ.');
});

it.each(['a field too many', 'a list without its scope', 'an agreement that has been replaced'])(
  '%s is found in the answers alone as well',
  { timeout: 120_000 },
  async (name) => {
    const [one] = both();
    const bounds = await boundsOf(one, agreement, schema);
    const check = async (ask: Ask, numRuns: number) => {
      const property = fc.asyncProperty(operations(world), async (operation) =>
        withinAgreement(bounds, operation, heldIn(schema, operation, await ask(partner, operation))),
      );
      return (await fc.check(property, { numRuns, seed, endOnFailure: true })).errorInstance;
    };
    expect(await check(bench(one, leaks[name]?.leak()), runsMany)).toBeInstanceOf(Counterexample);
    expect(await check(bench(one), runs)).toBeNull();
  },
);

it('ten leaks are put in', () => {
  expect(Object.keys(leaks)).toHaveLength(10);
});
