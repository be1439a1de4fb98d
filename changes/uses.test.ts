// An operation is hit by what it touches, by exact coordinate, and by nothing that only looks alike.
import { buildSchema, parse } from 'graphql';
import { describe, expect, it, test } from 'vitest';
import type { Change } from './change.ts';
import { meets, withHits } from './hits.ts';
import { invalid, operationsOf } from './operations.ts';
import { Unjudgeable } from './unjudgeable.ts';
import { usesOf } from './uses.ts';

const schema = buildSchema(`
  type Query { asn(nip: String, cara: Cara = A): Asn asnLama(nip: String): Asn daftar(first: Int, filter: Filter): [Asn!]! }
  type Asn { id: ID nama: String namaLengkap: String status: Status atasan: Asn }
  input Filter { cara: Cara dalam: Dalam nama: String }
  input Dalam { kode: ID }
  enum Cara { A B }
  enum Status { AKTIF }
`);
const operation = (text: string) => ({ partner: 'x', name: 'x', file: 'x', document: parse(text) });
const uses = (text: string) => usesOf(operation(text), schema);

describe('what an operation uses', () => {
  it('is each field by its own type and name, through fragments too', () => {
    const { coordinates } = uses('{ a: asn(nip: "1") { ...F atasan { nama } } } fragment F on Asn { id }');
    for (const one of ['Query.asn', 'Query.asn(nip)', 'Asn.id', 'Asn.atasan', 'Asn.nama'])
      expect(coordinates).toContain(one);
    for (const one of ['Query.asnLama', 'Asn.namaLengkap', 'Query.asn(cara)', 'Asn.status'])
      expect(coordinates).not.toContain(one);
  });

  it('of a literal is what it gives, and of a variable everything that it may hold', () => {
    const literal = uses('{ daftar(filter: { dalam: { kode: "1" } }) { id } }').coordinates;
    expect([
      literal.has('Filter.dalam'),
      literal.has('Dalam.kode'),
      literal.has('Filter.nama'),
      literal.has('Cara.A'),
    ]).toEqual([true, true, false, false]);
    const variable = uses('query ($f: Filter) { daftar(filter: $f) { id } }').coordinates;
    for (const one of ['Filter.nama', 'Dalam.kode', 'Cara.A', 'Cara.B']) expect(variable).toContain(one);
  });

  test.each([
    ['{ asn { id } }', true],
    ['{ asn(cara: B) { id } }', false],
    ['query ($c: Cara) { asn(cara: $c) { id } }', true],
    ['query ($c: Cara = B) { asn(cara: $c) { id } }', false],
    ['query ($c: Cara!) { asn(cara: $c) { id } }', false],
  ])('%s leaves an argument to its default: %s', (text, omitted) => {
    expect(uses(text).omitted.has('Query.asn(cara)')).toBe(omitted);
  });

  test.each([
    ['{ daftar(first: 20) { id } a: daftar(first: 5) { id } }', 20],
    ['query ($n: Int) { daftar(first: $n) { id } }', Infinity],
    ['{ daftar { id } }', 0],
  ])('%s asks for pages of at most %d', (text, max) => {
    expect(uses(text).pageMax).toBe(max);
  });
});

describe('a change', () => {
  const change = (kind: string, coordinate: string, level: Change['level'] = 'breaking'): Change => ({
    kind,
    coordinate,
    level,
    effect: 'changes',
    message: '',
  });
  test.each([
    ['FIELD_REMOVED', 'Asn.nama', '{ asn { nama } }', true],
    ['FIELD_REMOVED', 'Asn.nama', '{ asn { namaLengkap } }', false],
    ['FIELD_ARGUMENT_ADDED', 'Query.asn(baru)', '{ asn { id } }', true],
    ['FIELD_ARGUMENT_ADDED', 'Query.asn(baru)', '{ asnLama { id } }', false],
    ['FIELD_ARGUMENT_REMOVED', 'Query.asn(nip)', '{ asn(nip: "1") { id } }', true],
    ['FIELD_ARGUMENT_REMOVED', 'Query.asn(nip)', '{ asn { id } }', false],
    ['FIELD_ARGUMENT_TYPE_CHANGED', 'Query.asn(nip)', '{ asn { id } }', true],
    ['INPUT_FIELD_ADDED', 'Filter.baru', '{ daftar(filter: {}) { id } }', true],
    ['INPUT_FIELD_ADDED', 'Dalam.baru', '{ daftar(filter: {}) { id } }', false],
    ['ENUM_VALUE_REMOVED', 'Cara.B', '{ asn(cara: B) { id } }', true],
    ['ENUM_VALUE_REMOVED', 'Cara.B', '{ asn(cara: A) { id } }', false],
    ['ENUM_VALUE_ADDED', 'Status.BARU', '{ asn { status } }', true],
    ['ENUM_VALUE_ADDED', 'Cara.C', '{ asn(cara: A) { id } }', false],
    ['ROWS_CLOSED', 'rows', '{ asn { id } }', true],
    ['ROWS_CLOSED', 'Query.daftar, rows', '{ asn { id } }', false],
    ['MODE_CLOSED', 'Query.asn, mode', '{ asn { id } }', true],
    ['EVENT_REMOVED', 'webhook.events.asn.pensiun', '{ asn { id } }', false],
  ] as const)('%s %s hits %s: %s', (kind, coordinate, text, hit) => {
    expect(meets(uses(text), change(kind, coordinate))).toBe(hit);
    expect(meets(uses(text), change(kind, coordinate, 'safe'))).toBe(false);
  });

  it('that no rule explains is found by validation: an operation that failed in no way before', () => {
    const after = buildSchema(`type Query { asn: String }`);
    const [missed] = withHits([], [operation('{ asn { id } }')], schema, after);
    expect(missed).toMatchObject({ kind: 'OPERATION_INVALID', level: 'breaking' });
    expect(withHits([], [operation('{ tidakAda }')], schema, after)).toEqual([]);
  });
});

describe('registered operations', () => {
  it('are one a file, by partner and name', () => {
    const tree = new Map([
      ['operations/lan/profil.graphql', 'query P { asn { id } }'],
      ['schema/asn.graphql', 'type'],
    ]);
    expect(operationsOf(tree).map(({ partner, name }) => [partner, name])).toEqual([['lan', 'profil']]);
    expect(invalid(operation('{ asn { tidakAda } }'), schema)).toContain('Cannot query field "tidakAda"');
  });

  it.each(['query A { asn { id } } query B { asn { id } }', 'fragment F on Asn { id }', 'query {'])(
    'are not judged where a file holds %s',
    (text) => {
      expect(() => operationsOf(new Map([['operations/lan/x.graphql', text]]))).toThrow(Unjudgeable);
    },
  );
});
