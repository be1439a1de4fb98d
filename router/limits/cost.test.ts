// What an operation costs is known before it is carried out, and no way of writing it makes it look cheaper.
import { contracts } from '@bagi/agreements/contracts.ts';
import type { Contract } from '@bagi/agreements/contract.ts';
import { compose } from '@bagi/schema/compose.ts';
import { buildSchema, getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../../start/library.ts';
import { bounds } from './bounds.ts';
import { costBetween, expense } from './cost.ts';

let contractOf: (partner: string) => Contract;
beforeAll(() => {
  const { schema } = compose();
  const of = contracts(openLibrary(schema, false), schema);
  contractOf = (partner) => of(partner, Date.now());
});

function allowing(costMax: number, contract: Contract): Contract {
  const { agreement } = contract;
  return { ...contract, agreement: { ...agreement, limits: { ...agreement.limits, costMax } } };
}

function questionOf(query: string) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is no operation.');
  return [document, operation] as const;
}

/** The cost, as the refusal of a contract that allows none names it. */
function cost(query: string, variables: Record<string, unknown> = {}): number {
  const contract = contractOf('setneg-siapp');
  const asked = questionOf(query);
  expect(validate(contract.schema, asked[0])).toEqual([]);
  const refused = expense()(allowing(0, contract), ...asked, variables);
  return Number(/up to (\d+) values/.exec(refused?.message ?? '')?.[1]);
}

it('a record costs its fields; a list in it counts as often as a list is taken to have rows', () => {
  expect(cost('{ asn(id: "1") { id nama } }')).toBe(3);
  expect(cost('{ asn(id: "1") { id anak { nama } } }')).toBe(2 + bounds.listRows * 2);
  expect(cost('{ perjanjian { layanan { kolom } } }')).toBe(1 + 15 * (1 + 15));
});

it('a page costs its size: as written, as the variable says, or as it is when nothing is said', () => {
  const of = (args: string, variables = {}) =>
    cost(
      `query ($n: Int) { daftarAsn(first: 1) { nodes { id } }
    x: daftarAsn(first: $n) { nodes { id } } y: daftarAsn${args} { nodes { id nama } } }`,
      variables,
    );
  const rest = (n: number) => 3 + (1 + 2 * n);
  expect(of('(first: 1000)', { n: 1 })).toBe(rest(1) + 1 + 3 * 1000);
  expect(of('(first: 10)', { n: 500 })).toBe(rest(500) + 1 + 3 * 10);
  expect(of('')).toBe(rest(100) + 1 + 3 * 100);
  expect(of('(first: null)', { n: null })).toBe(rest(100) + 1 + 3 * 100);
});

it('nodes and edges are counted both, what stands beside them once, lists in a page as often as there are rows', () => {
  const beside = 'pageInfo { hasNextPage endCursor }';
  expect(cost(`{ daftarAsn(first: 10) { nodes { id } edges { cursor node { id } } ${beside} } }`)).toBe(
    1 + 10 * 2 + 10 * 4 + 3,
  );
  expect(cost('{ daftarAsn(first: 10) { nodes { anak { nama } } } }')).toBe(1 + 10 * (1 + 15 * 2));
});

it('fragments, aliases and directives make nothing cheaper, and a negative page takes nothing off', () => {
  const plain = cost('{ daftarAsn(first: 10) { nodes { id nama } } }');
  expect(
    cost(
      '{ ...Q } fragment Q on Query { daftarAsn(first: 10) { nodes { ...A ... on Asn { nama } } } } fragment A on Asn { id }',
    ),
  ).toBe(plain);
  expect(cost('{ daftarAsn(first: 10) { nodes { id @skip(if: true) a: nama } } }')).toBe(plain);
  expect(
    cost(
      'query ($n: Int) { daftarAsn(first: $n) { nodes { id nama } } x: daftarAsn(first: 10) { nodes { id nama } } }',
      { n: -1000 },
    ),
  ).toBeGreaterThan(plain);
});

it('an operation is judged by the page sizes of this request, not by those of the one before', () => {
  const asked = questionOf('query ($n: Int) { daftarAsn(first: $n) { nodes { anak { nama } pasangan { nama } id } } }');
  const contract = contractOf('setneg-siapp');
  const strict = allowing(1_000, contract);
  const tooExpensive = expense();
  const codes = [1, 1000, 1, 1000].map((n) => tooExpensive(strict, ...asked, { n })?.code);
  expect(codes).toEqual([undefined, 'QUERY_TOO_EXPENSIVE', undefined, 'QUERY_TOO_EXPENSIVE']);
  expect(tooExpensive(contract, ...asked, { n: 1000 })).toBeNull();
});

it.each(['bp-tapera', 'setneg-siapp', 'lan', 'taspen-life', 'bkn', 'bkn-verifikator', 'bkn-auditor'])(
  '%s may ask for its whole schema, and not for everything beneath everything',
  (partner) => {
    const contract = allowing(1, contractOf(partner));
    expect(expense()(contract, ...questionOf(getIntrospectionQuery({ oneOf: true })), {})).toBeNull();
    const nested =
      '{ __schema { types { fields { args { type { fields { args { type { inputFields { name } } } } } } } } } }';
    expect(expense()(contract, ...questionOf(nested), {})?.code).toBe('QUERY_TOO_EXPENSIVE');
  },
);

describe('of a small contract', () => {
  const small = buildSchema(`
    type Query { a: Int, thing: Thing, things: [Thing!]!, page(first: Int, after: String): Page, sized(size: Int): Page }
    type Thing { a: Int, tags: [String], things: [Thing], page(first: Int): Page }
    type Page { nodes: [Thing], total: Int }
  `);
  let looks = 0;
  const limits = { pageMax: 10, requestsPerMinute: 1, concurrentMax: 1 };
  const contract = { schema: small, agreement: { limits } } as unknown as Contract;
  Object.defineProperty(limits, 'costMax', {
    get() {
      looks++;
      return 0;
    },
  });
  const costs = (query: string, variables = {}) =>
    expense()(contract, ...questionOf(query), variables)?.message.replace(/ Ask .*/, '') ?? null;
  const up = (to: number) => `The operation may give up to ${to} values; the limit is 0.`;

  it.each<[query: string, cost: number, variables?: Record<string, unknown>]>([
    ['{ a }', 1],
    ['{ a __typename }', 2],
    ['{ thing { a __typename } }', 3],
    ['{ things { a } }', 15 * 2],
    ['{ things { things { a } tags } }', 15 * (1 + 15 * 2 + 15)],
    ['{ page { nodes { a } total } }', 2 + 10 * 2],
    ['{ page(first: 3) { nodes { a tags } total } }', 2 + 3 * (2 + 15)],
    ['{ page(after: "x") { nodes { a } } }', 1 + 10 * 2],
    ['{ page(after: "x", first: 3) { nodes { a } } }', 1 + 3 * 2],
    ['{ page(first: 0) { nodes { a } } }', 1 + 2],
    ['{ page(first: -5) { nodes { a } } }', 1 + 2],
    ['{ page(first: null) { nodes { a } } }', 1 + 10 * 2],
    ['query ($n: Int) { page(first: $n) { nodes { a } } }', 1 + 4 * 2, { n: 4 }],
    ['query ($n: Int) { page(first: $n) { nodes { a tags } } }', 1 + 4 * (2 + 15), { n: 4 }],
    ['query ($n: Int) { page(first: $n) { nodes { a } } a }', 2 + 10 * 2, { m: 4 }],
    ['query ($n: Int) { page(first: $n) { nodes { a } } }', 1 + 10 * 2, { n: null }],
    ['query ($n: Int) { page(first: $n) { nodes { a } } }', 1 + 2, { n: -4 }],
    ['query ($n: Int) { sized(size: $n) { nodes { a } } }', 1 + 15 * 2, { n: 4 }],
    [
      'query ($n: Int, $m: Int) { x: page(first: $n) { nodes { a } } y: page(first: $m) { total } }',
      9 + 2,
      { n: 4, m: 9 },
    ],
    ['query ($n: Int) { things { a page(first: $n) { nodes { a } } } }', 15 * (3 + 4 * 2), { n: 4 }],
    ['{ a __schema { types { name } } }', 1 + 1 + 15 * 2],
    ['{ a __type(name: "Thing") { fields { name } } }', 1 + 1 + 15 * 2],
  ])('%s costs %i', (query, cost, variables) => {
    expect(costs(query, variables)).toBe(up(cost));
  });

  it('an operation that costs as much as is allowed is allowed', () => {
    const allowed = (costMax: number) => expense()(allowing(costMax, contract), ...questionOf('{ thing { a } }'), {});
    expect(allowed(2)).toBeNull();
    expect(allowed(1)?.message).toContain('up to 2 values; the limit is 1.');
  });

  it('a question about the schema alone has a limit of its own', () => {
    expect(costs('{ __schema { types { name } } __typename }')).toBeNull();
  });

  it('an operation of a kind that the contract does not have costs nothing: it is refused for that', () => {
    expect(costs('mutation { a }')).toBeNull();
  });

  it('an operation is worked out once for each contract', () => {
    const tooExpensive = expense();
    const asked = questionOf('{ a }');
    const [ours, theirs] = [{ ...contract }, { ...contract }];
    looks = 0;
    for (const one of [ours, ours, theirs, ours, theirs]) tooExpensive(one, ...asked, {});
    expect(looks).toBe(2);
    tooExpensive(ours, ...questionOf('{ a }'), {});
    expect(looks).toBe(3);
  });
});

it('before it is carried out an operation is known to come to as much as its smallest and its largest pages allow', () => {
  const contract = allowing(7, contractOf('setneg-siapp'));
  const { pageMax } = contract.agreement.limits;
  const between = (query: string) => costBetween(contract, ...questionOf(query));
  expect(between('query ($n: Int) { daftarAsn(first: $n) { nodes { id } } }')).toEqual({
    least: 1 + 2,
    most: 1 + 2 * pageMax,
    allowed: 7,
  });
  expect(between('{ asn(id: "1") { id nama } }')).toEqual({ least: 3, most: 3, allowed: 7 });
});
