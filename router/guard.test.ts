// The last look at an answer: what the operation does not explain and the agreement does not grant never leaves.
import type { Asking } from '@bagi/agreements/asking.ts';
import { buildSchema, type DocumentNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Alarm, guard } from './guard.ts';

const words = `
  type Query { asn: Asn, daftar: [[Asn!]!]!, siapa: Siapa, bernama: Bernama }
  type Mutation { kirim: Asn }
  interface Bernama { nama: String }
  union Siapa = Asn
  union Tempat = Unit
  type Asn implements Bernama { nama: String, umur: Int, aktif: Boolean, jenis: Jenis, unit: Unit, anak: [Anak!], gelar: [String!], nik: String }
  type Anak implements Bernama { nama: String, umur: Int }
  type Unit { id: ID!, nama: String }
  enum Jenis { PNS CPNS }`;

const granted = [
  ...['asn', 'daftar', 'siapa', 'bernama'].map((name) => `Query.${name}`),
  'Mutation.kirim',
  ...['nama', 'umur', 'aktif', 'jenis', 'unit', 'anak', 'gelar'].map((name) => `Asn.${name}`),
  'Anak.nama',
  'Anak.umur',
  'Unit.id',
];

function askingFor(coordinates: Iterable<string>): Asking {
  return {
    contract: { schema: buildSchema(words), grants: { coordinates: new Set(coordinates) } },
  } as unknown as Asking;
}

const asking = askingFor(granted);

/** Where the guard sees a mismatch; null when the answer passes as it is. */
function mismatch(operation: string | DocumentNode, data: unknown, as = asking, operationName?: string): string | null {
  const alarms: Alarm[] = [];
  const document = typeof operation === 'string' ? parse(operation) : operation;
  const result = { data: data as Record<string, unknown> };
  const reply = guard((alarm) => alarms.push(alarm))(result, { document, operationName }, as);
  if (alarms.length === 0) {
    expect(reply).toBe(result);
    return null;
  }
  expect(reply).toEqual({
    errors: [
      expect.objectContaining({
        message: expect.stringMatching(/^The answer was not what was asked\. /),
        extensions: { code: 'INTERNAL', incidentId: alarms[0]?.incidentId },
      }),
    ],
  });
  return alarms[0]?.coordinate ?? null;
}

it.each<[string, unknown]>([
  [
    '{ asn { nama umur aktif jenis gelar } }',
    { asn: { nama: 'Sari', umur: 40, aktif: true, jenis: 'PNS', gelar: ['S.T.'] } },
  ],
  ['{ satu: asn { umur: nama nama: umur } }', { satu: { umur: 'Sari', nama: 40 } }],
  [
    '{ asn { ...F ... { umur } ... on Asn { jenis } } } fragment F on Asn { nama ...G } fragment G on Bernama { unit: nama }',
    { asn: { nama: 'Sari', umur: 1, jenis: 'CPNS', unit: 'Sari' } },
  ],
  [
    '{ __typename asn { __typename apa: __typename } }',
    { __typename: 'Query', asn: { __typename: 'Asn', apa: 'Asn' } },
  ],
  [
    '{ asn { anak { nama } anak { umur } unit { id } } }',
    {
      asn: {
        anak: [
          { nama: 'A', umur: 1 },
          { nama: null, umur: null },
        ],
        unit: null,
      },
    },
  ],
  ['{ daftar { nama } }', { daftar: [[{ nama: 'A' }], []] }],
  ['{ asn { nama @skip(if: true) umur @include(if: false) } }', { asn: {} }],
  ['{ asn { nik @skip(if: true) } }', { asn: {} }],
  ['{ asn { nama } }', { asn: null }],
  ['{ asn { nama } }', null],
  ['mutation { kirim { nama } }', { kirim: { nama: 'A' } }],
])('what was asked and is granted passes as it is: %s', (operation, data) => {
  expect(mismatch(operation, data)).toBeNull();
});

it.each<[string, unknown, string]>([
  ['{ asn { nik } }', { asn: { nik: '9' } }, 'Asn.nik'],
  ['{ asn { nama: nik } }', { asn: { nama: '9' } }, 'Asn.nik'],
  ['{ asn { nik } }', { asn: { nik: null } }, 'Asn.nik'],
  ['{ asn { unit { id nama } } }', { asn: { unit: { id: '1', nama: 'x' } } }, 'Unit.nama'],
  ['{ asn { ...F } } fragment F on Bernama { ... on Asn { nik } }', { asn: { nik: '9' } }, 'Asn.nik'],
  ['{ daftar { nama nik } }', { daftar: [[], [{ nama: 'A' }, { nama: 'A', nik: '9' }]] }, 'Asn.nik'],
])('a field that is not granted: %s', (operation, data, coordinate) => {
  expect(mismatch(operation, data)).toBe(coordinate);
});

it.each<[string, unknown, string]>([
  ['{ asn { nama } }', { asn: { nama: 'A', umur: 1 } }, 'Asn.umur'],
  ['{ asn { x: nama } }', { asn: { x: 'A', nama: 'A' } }, 'Asn.nama'],
  ['{ asn { nama } }', { asn: { nama: 'A', __typename: 'Asn' } }, 'Asn.?'],
  ['{ asn { nama } }', { asn: { nama: 'A', 198804122014031900: 1 } }, 'Asn.?'],
  ['{ asn { nama } }', { asn: { nama: 'A' }, daftar: [] }, 'Query.daftar'],
  ['{ asn { ... on Anak { umur } } }', { asn: { umur: 1 } }, 'Asn.umur'],
  ['{ asn { anak { nama } } }', { asn: { anak: [{ nama: 'A' }, { nama: 'A', umur: 1 }] } }, 'Anak.umur'],
  ['query A { asn { nama } } query B { asn { umur } }', { asn: { umur: 1 } }, '?'],
])('what nobody asked for: %s', (operation, data, coordinate) => {
  expect(mismatch(operation, data)).toBe(coordinate);
});

it.each<[string, unknown, string]>([
  ['{ asn { nama } }', { asn: { nama: { umur: 1 } } }, 'Asn.nama'],
  ['{ asn { nama } }', { asn: { nama: ['A'] } }, 'Asn.nama'],
  ['{ asn { nama } }', { asn: { nama: new Date(0) } }, 'Asn.nama'],
  ['{ asn { nama } }', { asn: 'A' }, 'Query.asn'],
  ['{ asn { nama } }', { asn: [{ nama: 'A' }] }, 'Query.asn'],
  ['{ asn { anak { nama } } }', { asn: { anak: { nama: 'A' } } }, 'Asn.anak'],
  ['{ asn { anak { nama } } }', { asn: { anak: ['A'] } }, 'Asn.anak'],
  ['{ asn { gelar } }', { asn: { gelar: 'A' } }, 'Asn.gelar'],
  ['{ asn { gelar } }', { asn: { gelar: ['A', { nama: 'A' }] } }, 'Asn.gelar'],
  ['{ daftar { nama } }', { daftar: [{ nama: 'A' }] }, 'Query.daftar'],
  ['{ asn { jenis } }', { asn: { jenis: 'PPPK' } }, 'Asn.jenis'],
  ['{ asn { __typename } }', { asn: { __typename: 'Anak' } }, 'Asn.__typename'],
])('a value that is not of the kind expected: %s', (operation, data, coordinate) => {
  expect(mismatch(operation, data)).toBe(coordinate);
});

it.each<[string, unknown, string]>([
  ['{ siapa { ... on Asn { nama } } }', { siapa: { nama: 'A' } }, 'Query.siapa'],
  ['{ siapa { ... on Asn { nama } } }', { siapa: 'A' }, 'Query.siapa'],
  ['{ bernama { nama } }', { bernama: { nama: 'A' } }, 'Query.bernama'],
  ['{ asn { a: nama a: umur } }', { asn: { a: 'A' } }, 'Asn.nama'],
])('what a valid operation on a contract cannot be is explained by nothing: %s', (operation, data, coordinate) => {
  expect(mismatch(operation, data)).toBe(coordinate);
});

it('of two operations in a document, the one that was carried out explains', () => {
  const document = parse('query A { asn { nama } } query B { asn { umur } }');
  const look = guard(() => {});
  const passes = (operationName: string, asn: object) =>
    look({ data: { asn } }, { document, operationName }, asking).errors === undefined;
  expect([passes('B', { umur: 1 }), passes('A', { nama: 'A' }), passes('B', { nama: 'A' })]).toEqual([
    true,
    true,
    false,
  ]);
});

it('the same document is looked at under each agreement by itself, in whatever order', () => {
  const narrow = askingFor(granted.filter((one) => one !== 'Asn.umur'));
  const document = parse('{ asn { umur } }');
  const look = guard(() => {});
  const answers = [asking, narrow, asking, narrow].map((as) => look({ data: { asn: { umur: 1 } } }, { document }, as));
  expect(answers.map(({ data }) => data !== undefined)).toEqual([true, false, true, false]);
});

describe('one change anywhere in an answer is seen', () => {
  const operation = `{ asn { nama umur jenis gelar unit { id } anak { nama umur } } lagi: daftar { n: nama anak { __typename } } }`;
  const answer = () => ({
    asn: { nama: 'A', umur: 1, jenis: 'PNS', gelar: ['B'], unit: { id: '1' }, anak: [{ nama: 'C', umur: 2 }] },
    lagi: [[{ n: 'D', anak: [{ __typename: 'Anak' }] }]],
  });
  type Node = Record<string, unknown>;

  /** Every object and list of a value, with the names beneath it. */
  function places(value: unknown): [Node, string][] {
    if (typeof value !== 'object' || value === null) return [];
    const node = value as Node;
    return Object.keys(node).flatMap((name): [Node, string][] => [[node, name], ...places(node[name])]);
  }

  const count = places(answer()).length;
  const changes: Record<string, (node: Node, name: string) => void> = {
    'a value becomes an object': (node, name) => (node[name] = { nik: '9' }),
    'a value becomes a list of objects': (node, name) => (node[name] = [{ nik: '9' }]),
    'a value is put into a list': (node, name) => (node[name] = [node[name]]),
    'a value stands beside it under another name': (node, name) => {
      if (Array.isArray(node)) node[name as never] = { nik: '9' } as never;
      else node[`${name}_`] = '9';
    },
  };

  it.each(Object.entries(changes))('%s', (_, change) => {
    expect(mismatch(operation, answer())).toBeNull();
    for (let index = 0; index < count; index++) {
      const changed = answer();
      const [node, name] = places(changed)[index] ?? [{}, ''];
      change(node, name);
      expect(mismatch(operation, changed), `${name}: ${JSON.stringify(changed)}`).not.toBeNull();
    }
  });
});

it('an alarm tells who asked and where, and no value', () => {
  const alarms: Alarm[] = [];
  const data = { asn: { nama: 'Sari', nik: '3273019007880001' } };
  const { errors } = guard((alarm) => alarms.push(alarm))(
    { data },
    { document: parse('{ asn { nama nik } }') },
    asking,
  );
  expect(alarms).toEqual([{ incidentId: expect.stringMatching(/^[0-9a-f-]{36}$/), coordinate: 'Asn.nik', asking }]);
  expect(JSON.stringify(errors)).not.toMatch(/Sari|3273|nik/);
  expect(errors?.[0]?.message).toContain('report the incident id');
});

describe('of a document that is not valid', () => {
  it('no more is explained than it holds', () => {
    expect(mismatch('{ asn }', { asn: {} })).toBeNull();
    expect(mismatch('{ asn }', { asn: { nama: 'Sari' } })).toBe('Asn.nama');
    expect(mismatch('{ asn { ...Tiada } }', { asn: {} })).toBeNull();
    expect(mismatch('{ asn { ...Tiada } }', { asn: { nama: 'Sari' } })).toBe('Asn.nama');
    expect(mismatch('{ asn { ... on Tempat { ... on Asn { nama } } } }', { asn: { nama: 'Sari' } })).toBe('Asn.nama');
  });

  it('an answer that holds nothing explains itself, also where there is no operation', () => {
    expect(mismatch('query A { asn { nama } }', null, asking, 'B')).toBeNull();
    expect(mismatch('query A { asn { nama } }', {}, asking, 'B')).toBe('?');
    expect(mismatch('{ asn { nama umur } daftar { nama } }', { asn: undefined, daftar: undefined })).toBeNull();
  });
});

it('an operation is read once for each contract, and each operation of a document for itself', () => {
  let judged = 0;
  const counting = () => {
    const as = askingFor([]);
    const has = () => {
      judged++;
      return true;
    };
    Object.assign(as.contract.grants, { coordinates: { has } });
    return as;
  };
  const [ours, theirs] = [counting(), counting()];
  const look = guard(() => {});
  const document = parse('query A { asn { nama } } query B { asn { umur } }');
  const judgedBy = (as: Asking, operationName: string, given = document) => {
    judged = 0;
    look({ data: { asn: null } }, { document: given, operationName }, as);
    return judged;
  };
  expect([judgedBy(ours, 'A'), judgedBy(ours, 'A')]).toEqual([2, 0]);
  expect([judgedBy(ours, 'B'), judgedBy(ours, 'A'), judgedBy(ours, 'B')]).toEqual([2, 0, 0]);
  expect([judgedBy(theirs, 'A'), judgedBy(ours, 'A'), judgedBy(theirs, 'A')]).toEqual([2, 0, 0]);
  expect(judgedBy(ours, 'A', parse('query A { asn { nama } }'))).toBe(2);
});

describe('of an answer that leaves is told', () => {
  /** What the answer held, as it is told; nothing where nothing is. */
  function told(operation: string, data: unknown, operationName?: string) {
    const heard: unknown[] = [];
    guard(() => {})({ data: data as never }, { document: parse(operation), operationName }, asking, (returned) => {
      heard.push([returned.fields.coordinates, [...returned.rows]]);
    });
    return heard;
  }

  it('which fields it holds, each once, and how many rows each root field gave', () => {
    const operation = '{ asn { nama unit { id } anak { nama umur } } lain: asn { n: nama gelar } }';
    const fields = ['Asn.anak', 'Asn.nama', 'Asn.unit', 'Query.asn'];
    const given = { nama: 'Sari', unit: null, anak: [] };
    expect(told(operation, { asn: given, lain: null })).toEqual([[fields, [['Query.asn', 1]]]]);
    const more = { asn: { ...given, unit: { id: 'u' }, anak: [{ nama: 'A', umur: 1 }] }, lain: { n: 'S', gelar: [] } };
    expect(told(operation, more)).toEqual([
      [
        ['Anak.nama', 'Anak.umur', 'Asn.anak', 'Asn.gelar', 'Asn.nama', 'Asn.unit', 'Query.asn', 'Unit.id'],
        [['Query.asn', 2]],
      ],
    ]);
  });

  it('nothing, when there is nothing in it or no such operation', () => {
    expect(told('{ asn { nama } }', null)).toEqual([]);
    expect(told('query a { asn { nama } }', null, 'b')).toEqual([]);
  });
});
