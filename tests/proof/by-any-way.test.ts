// Whichever way a person is reached, through the router or straight at a subgraph, the decision and the values are the same.
import { contracts } from '@bagi/agreements/contracts.ts';
import { permits } from '@bagi/agreements/grants.ts';
import { scopeOfAll } from '@bagi/agreements/scope.ts';
import { columnOfFact } from '@bagi/kit/rights.ts';
import { toSnakeCase } from 'drizzle-orm/casing';
import fc from 'fast-check';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bandung, setneg, widyaiswara } from '../people.ts';
import { type Asked, instant, library, schema } from './pair.ts';
import { runsFew, tries } from './runs.ts';
import { type Selected, selections } from './selections.ts';
import { type AskPart, openWays, type Ways } from './ways.ts';

/** A person as a partner may name them. */
interface Person {
  readonly id: string;
  readonly nip: string;
  readonly instansiId: string;
}

/** What was decided, and what was given: nothing, when it is nobody. */
interface Outcome {
  readonly refused: readonly unknown[];
  readonly given: Readonly<Record<string, unknown>> | null;
}

let ways: Ways;
let persons: readonly Person[];
/** Partner → some whom its agreement is about. */
const inScope = new Map<string, readonly Person[]>();
beforeAll(async () => {
  ways = await openWays();
  const rows = await ways.routers[0].sql`
    select id, nip, instansi_kerja_id from asn.asn
    where nip is not null and instansi_kerja_id is not null order by md5(id) limit 60`;
  const known = rows.map(personIn);
  const absent = { id: '0'.repeat(32), nip: '190001011900011999', instansiId: known[0]?.instansiId ?? '' };
  persons = [...known, setneg, bandung, widyaiswara, absent];
  for (const { partner, contract } of partners) {
    const { sql } = ways.routers[0];
    const met = scopeOfAll(contract.agreement).reduce(
      (others, { fact, values }) => sql`${others} and ${sql(toSnakeCase(columnOfFact(fact)))} = any(${[...values]})`,
      sql`true`,
    );
    const theirs = await sql`
      select asn.id, nip, asn.instansi_kerja_id from asn.asn where nip is not null and instansi_kerja_id is not null
        and id in (select asn_id from cakupan.asn where ${met}) order by md5(asn.id) limit 20`;
    inScope.set(partner, theirs.map(personIn));
  }
});
afterAll(() => ways.stop());

function personIn(row: Readonly<Record<string, unknown>>): Person {
  return { id: String(row['id']), nip: String(row['nip']), instansiId: String(row['instansi_kerja_id']) };
}

/** Every other time somebody in the partner's scope, which may be few of all. */
function whomBy(choice: number, partner: string): Person | undefined {
  const among = choice % 2 === 0 ? persons : (inScope.get(partner) ?? []);
  return among[(choice >> 1) % among.length];
}

const contractOf = contracts(library, schema);
const partners = [...library.keys()].map((partner) => ({ partner, contract: contractOf(partner, instant) }));
const rootOf = (partner: string) => contractOf(partner, instant).schema.getQueryType()?.getFields()['asn'];

it.each(partners.filter(({ partner }) => rootOf(partner)))(
  '$partner: through the router as straight at the subgraphs, in process and over HTTP',
  { timeout: 120_000 },
  async ({ partner, contract }) => {
    const heard = { refused: 0, given: 0, nobody: 0 };
    const property = fc.asyncProperty(
      fc.nat(9_999),
      selections((coordinate) => permits(contract.grants, coordinate)),
      async (choice, selected) => {
        const whom = whomBy(choice, partner);
        if (!whom || selected.length === 0) return;
        const [router, routerOverHttp] = await Promise.all(
          ways.routers.map(({ ask }) => throughRouter(ask, partner, whom, selected)),
        );
        const direct = await Promise.all(ways.subgraphs.map((ask) => atSubgraphs(ask, partner, whom, selected)));
        expect(routerOverHttp).toEqual(router);
        for (const one of direct) expect(asOneOf(one, router?.given ?? null)).toEqual(router);
        if (router?.refused.length) heard.refused++;
        else heard[router?.given ? 'given' : 'nobody']++;
      },
    );
    await fc.assert(property, tries(runsFew * 2));
    expect(heard.refused).toBeGreaterThan(5);
    expect(heard.given).toBeGreaterThan(5);
    expect(ways.failures).toEqual([]);
  },
);

it.each(partners.filter(({ partner }) => !rootOf(partner)))(
  '$partner, who asks for no person, is given none by a subgraph either, but what it may follow from elsewhere',
  async ({ partner, contract }) => {
    const property = fc.asyncProperty(
      fc.nat(9_999),
      selections(() => true),
      async (choice, selected) => {
        const whom = whomBy(choice, partner);
        if (!whom || selected.length === 0) return;
        const open = selected.every(({ coordinates }) => coordinates.every((one) => permits(contract.grants, one)));
        const direct = await Promise.all(ways.subgraphs.map((ask) => atSubgraphs(ask, partner, whom, selected)));
        for (const { refused } of direct) expect(refused).toEqual(open ? [] : ['GRAPHQL_VALIDATION_FAILED']);
      },
    );
    await fc.assert(property, tries(runsFew));
    expect(ways.failures).toEqual([]);
  },
);

/** Through the router, by the keys that the agreement asks for. */
async function throughRouter(
  ask: Asked['ask'],
  partner: string,
  { id, nip, instansiId }: Person,
  selected: readonly Selected[],
): Promise<Outcome> {
  const bound = rootOf(partner)?.args.some(({ name }) => name === 'instansiId');
  const keys = bound ? `nip: "${nip}", instansiId: "${instansiId}"` : `id: "${id}"`;
  const reply = await ask(partner, { query: `{ asn(${keys}) { ${textOf(selected)} } }`, variables: {} });
  const { data, errors = [] } = JSON.parse(reply.text) as ExecutionResult<{ asn: Outcome['given'] }>;
  return { refused: codesOf(errors), given: data?.asn ?? null };
}

/** Straight at each subgraph that has a part of the selection, all parts laid together. */
async function atSubgraphs(
  ask: AskPart,
  partner: string,
  { id }: Person,
  selected: readonly Selected[],
): Promise<Outcome> {
  const results = await Promise.all(
    [...Map.groupBy(selected, ({ subgraph }) => subgraph)].map(([subgraph, part]) =>
      ask(subgraph, partner, {
        query: `query ($who: [_Any!]!) { _entities(representations: $who) { ... on Asn { ${textOf(part)} } } }`,
        variables: { who: [{ __typename: 'Asn', id }] },
      }),
    ),
  );
  const refused = codesOf(results.flatMap(({ errors = [] }) => errors));
  if (refused.length > 0) return { refused, given: null };
  const parts = results.map(({ data }) => (data as { _entities: Outcome['given'][] })._entities[0]);
  return { refused, given: Object.assign({}, ...parts) as Outcome['given'] };
}

/** Where the router says that there is nobody, a subgraph that knows no persons has nothing to tell of them: it is the same. */
function asOneOf({ refused, given }: Outcome, routed: Outcome['given']): Outcome {
  return { refused, given: routed === null && isNothing(given) ? null : given };
}

function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isNothing);
  return value === null;
}

function textOf(selected: readonly Selected[]): string {
  return selected.map(({ text }) => text).join(' ');
}

function codesOf(errors: readonly Pick<GraphQLError, 'extensions'>[]): unknown[] {
  return [...new Set(errors.map(({ extensions }) => extensions['code']))];
}
