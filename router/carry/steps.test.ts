// A plan is carried out as it says: in turn or at once, each entity asked for once, what fails noted and nothing else lost.
import type { FetchNode, FlattenNode, PlanNode } from '@graphql-hive/router-query-planner';
import { GraphQLError, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type AskPart, stepOf } from './steps.ts';

const requires = [
  {
    kind: 'InlineFragment' as const,
    typeCondition: 'Asn',
    selections: [
      { kind: 'Field' as const, name: '__typename' },
      { kind: 'Field' as const, name: 'id' },
    ],
  },
];
const root = (operation = '{ daftar { __typename id } }', variableUsages: string[] = []): FetchNode => ({
  kind: 'Fetch',
  serviceName: 'asn',
  operation,
  variableUsages,
});
const family: FlattenNode = {
  kind: 'Flatten',
  path: [{ Field: 'daftar' }, '@'],
  node: {
    kind: 'Fetch',
    serviceName: 'keluarga',
    operation:
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Asn { anak { nama } } } }',
    requires,
  },
};
const person = (id: string | null, __typename = 'Asn') => ({ __typename, id });

async function carried(node: PlanNode, ask: AskPart, variables: Record<string, unknown> = {}) {
  const asked: unknown[] = [];
  const progress = {
    ask: ((subgraph, document, given) => {
      asked.push([subgraph, print(document).replaceAll(/\s+/g, ' '), given]);
      return ask(subgraph, document, given);
    }) as AskPart,
    variables,
    data: {} as Record<string, unknown>,
    errors: [] as GraphQLError[],
  };
  await stepOf(node)(progress);
  return { ...progress, asked };
}

it('a root is asked with the variables that it uses, and no others', async () => {
  const node = root('query ($a: ID, $b: ID) { asn(id: $a, nip: $b) { id } }', ['a', 'b']);
  const { asked, data } = await carried(node, async () => ({ data: { asn: { id: '1' } } }), { a: '1', c: '2' });
  expect(asked).toEqual([['asn', 'query ($a: ID, $b: ID) { asn(id: $a, nip: $b) { id } }', { a: '1' }]]);
  expect(data).toEqual({ asn: { id: '1' } });
});

describe('entities', () => {
  const people = [person('1'), person('2'), null, person('1'), person(null), person('3', 'Instansi'), { id: '4' }];
  const sequence: PlanNode = { kind: 'Sequence', nodes: [root(), family] };
  const ask: AskPart = async (subgraph, _, given = {}) =>
    subgraph === 'asn'
      ? { data: { daftar: structuredClone(people) } }
      : {
          data: {
            _entities: (given['representations'] as { id: string }[]).map(({ id }) =>
              id === '2' ? null : { anak: [{ nama: `anak ${id}` }] },
            ),
          },
        };

  it('each is asked for once, and everyone who is the same gets what came', async () => {
    const { asked, data } = await carried(sequence, ask);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toMatchObject(['keluarga', expect.anything(), { representations: [person('1'), person('2')] }]);
    const anak = [{ nama: 'anak 1' }];
    expect(data).toEqual({
      daftar: [{ ...person('1'), anak }, person('2'), null, { ...person('1'), anak }, ...people.slice(4)],
    });
  });

  it('where there are none, nobody is asked', async () => {
    for (const daftar of [[], null, [null]]) {
      const { asked } = await carried(sequence, async () => ({ data: { daftar } }));
      expect(asked).toHaveLength(1);
    }
  });

  it('several kinds of them are asked for together, each under its own name', async () => {
    const alias = (name: string, field: string) => ({
      alias: name,
      representationsVariableName: `${name}_r`,
      paths: [[{ Field: field }]],
      requires,
    });
    const batch: PlanNode = {
      kind: 'BatchFetch',
      serviceName: 'keluarga',
      operation:
        'query ($a_r: [_Any!]!, $b_r: [_Any!]!) { a: _entities(representations: $a_r) { __typename } b: _entities(representations: $b_r) { __typename } }',
      entityBatch: { aliases: [alias('a', 'satu'), alias('b', 'dua')] },
    };
    const { asked, data } = await carried({ kind: 'Sequence', nodes: [root(), batch] }, async (subgraph) =>
      subgraph === 'asn'
        ? { data: { satu: person('1'), dua: person('2') } }
        : { data: { a: [{ nama: 'A' }], b: [{ nama: 'B' }] } },
    );
    expect(asked[1]).toMatchObject([expect.anything(), expect.anything(), { a_r: [person('1')], b_r: [person('2')] }]);
    expect(data).toEqual({ satu: { ...person('1'), nama: 'A' }, dua: { ...person('2'), nama: 'B' } });
  });

  it('what two subgraphs say of one object stands side by side', async () => {
    const parallel: PlanNode = { kind: 'Parallel', nodes: [root('{ a }'), root('{ b }')] };
    let turn = 0;
    const { data } = await carried(parallel, async () => ({
      data:
        turn++ === 0
          ? { asn: { unit: { id: 'U' }, list: [{ x: 1 }] } }
          : { asn: { unit: { nama: 'N' }, list: [{ y: 2 }] } },
    }));
    expect(data).toEqual({ asn: { unit: { id: 'U', nama: 'N' }, list: [{ x: 1, y: 2 }] } });
  });
});

it('errors are noted without the places of a part, and with what they come from', async () => {
  const cause = new Error('cause');
  const { errors, data } = await carried(root(), async () => ({
    data: null,
    errors: [
      new GraphQLError('no', { path: ['daftar', 1], originalError: cause, extensions: { code: 'UNAVAILABLE' } }),
    ],
  }));
  expect(data).toEqual({});
  expect(errors).toMatchObject([
    { message: 'no', path: [], originalError: cause, extensions: { code: 'UNAVAILABLE' } },
  ]);
  expect(errors[0]?.source).toBeUndefined();
});

it('a subgraph that fails is an error with its cause, and what follows goes on with what there is', async () => {
  const cause = new Error('cause');
  const both: PlanNode = { kind: 'Parallel', nodes: [root('{ a }'), root('{ b }')] };
  let turn = 0;
  const { errors, data } = await carried(both, async () => {
    if (turn++ === 0) throw cause;
    return { data: { b: 1 } };
  });
  expect(errors.map(({ originalError }) => originalError)).toEqual([cause]);
  expect(data).toEqual({ b: 1 });
});

it('a plan of a kind that our graph has no need of is refused before anything is asked', () => {
  const rewrite = [{ KeyRenamer: { path: [{ Key: 'a' }], renameKeyTo: 'b' } }];
  const fetch = root();
  for (const node of [
    { kind: 'Condition', condition: 'x' },
    { kind: 'Subscription', primary: fetch },
    { ...fetch, outputRewrites: rewrite },
    { ...family, node: { ...family.node, inputRewrites: rewrite } },
    { ...family, node: { kind: 'Sequence', nodes: [] } },
  ] as PlanNode[])
    expect(() => stepOf(node)).toThrow('A plan ');
});
