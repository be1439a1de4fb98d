// Whatever a resolver does, its rows are those that the agreement binds, and what is not granted is null.
import type { Asking } from '@bagi/agreements/asking.ts';
import { execute, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { Call } from './calls.ts';
import type { Context } from './context.ts';
import type { Kind } from './inbox/kinds.ts';
import { type Resolvers, subgraph } from './subgraph.ts';
import { askingFor, ownFields } from './test/answering.ts';
import { reads } from './test/small.ts';

const granted = [
  'Query.asn',
  'Query.daftarAsn',
  'Query.perjanjian',
  'Asn.nama',
  'Asn.tanggalLahir',
  'Asn.instansiKerja',
  'Instansi.id',
];

/** A context that gives what is granted, binds Query.asn to an argument, and says by which conditions it is narrowed. */
function contextWith(coordinates = granted, conditions: unknown[] = []): Context {
  const asking: Asking = askingFor(granted);
  return {
    asking,
    gives: (coordinate: string) => coordinates.includes(coordinate),
    bound: (operation: string) =>
      operation === 'Query.asn' ? [{ fact: 'instansiKerja', argument: 'instansiId' }] : [],
    within: (more: readonly unknown[]) => contextWith(coordinates, [...conditions, ...more]),
    conditions,
  } as unknown as Context;
}

const conditionsOf = (context: Context) => (context as unknown as { conditions: unknown[] }).conditions;
const record = { tanggalLahir: '1988-04-12', instansiKerja: { id: 'x' } };
const resolvers: Resolvers = {
  Query: { asn: (_, __, context) => ({ ...record, nama: JSON.stringify(conditionsOf(context)) }) },
  Asn: { __resolveReference: () => ({ ...record, nama: 'by reference' }) },
};
const asn = subgraph('asn', resolvers, []);

const ask = (operation: string, contextValue = contextWith(), schema = asn.ungated, rootValue: unknown = {}) =>
  Promise.resolve(execute({ schema, document: parse(operation), contextValue, rootValue })).then(
    (result) => JSON.parse(JSON.stringify(result)) as { data: any; errors?: { message: string }[] },
  );

it('is named, and holds what it was given to read, call and take in, or nothing', () => {
  expect(subgraph('asn', resolvers, [])).toMatchObject({ name: 'asn', reads: [], calls: [], kinds: [] });
  const [read, call, kind] = [reads.asnById, { name: 'uji.hitung' } as Call, { jenis: 'UJI' } as Kind];
  expect(subgraph('asn', resolvers, [read], [call], [kind])).toMatchObject({
    reads: [read],
    calls: [call],
    kinds: [kind],
  });
});

it('a root field that the agreement binds reads rows of what its caller named', async () => {
  const { data } = await ask('{ asn(id: "a", instansiId: "i") { nama } }');
  expect(JSON.parse(data.asn.nama)).toEqual([{ fact: 'instansiKerja', values: ['i'] }]);
});

it('without the argument that it is bound to, nothing is read', async () => {
  for (const operation of ['{ asn(id: "a") { nama } }', '{ asn(id: "a", instansiId: null) { nama } }']) {
    const { data, errors } = await ask(operation);
    expect(data).toEqual({ asn: null });
    expect(errors?.[0]?.message).toBe('Your agreement requires the argument instansiId. Correct the value named.');
  }
});

it('a root field that is bound to nothing is given the context as it is', async () => {
  const context = { ...contextWith(), bound: () => [] };
  const seen: unknown[] = [];
  const watched = subgraph('asn', { Query: { asn: (_, __, given) => void seen.push(given) } }, []);
  await ask('{ asn(id: "a") { nama } }', context, watched.ungated);
  expect(seen).toEqual([context]);
  expect(seen[0]).toBe(context);
});

it("the router's own questions are bound to nothing and always answered", async () => {
  const nothing = {
    ...contextWith([]),
    bound: () => {
      throw new Error('It was asked.');
    },
  };
  const { data, errors } = await ask('{ _service { sdl } }', nothing);
  expect(errors).toBeUndefined();
  expect(data._service.sdl).toContain('type Asn');
  const entities = '{ _entities(representations: [{ __typename: "Asn", id: "a" }]) { ... on Asn { __typename } } }';
  expect((await ask(entities, nothing)).data).toEqual({ _entities: [{ __typename: 'Asn' }] });
});

it('a field that is not granted is null, also where a resolver or a read gives it', async () => {
  const context = contextWith(['Query.asn', 'Asn.tanggalLahir']);
  const { data } = await ask('{ asn(id: "a", instansiId: "i") { nama tanggalLahir instansiKerja { id } } }', context);
  expect(data).toEqual({ asn: { nama: null, tanggalLahir: '1988-04-12', instansiKerja: null } });
  expect((await ask('{ asn(id: "a", instansiId: "i") { nama } }', contextWith([]))).data).toEqual({ asn: null });
});

it('a date is written in the format that is asked for, and as it is without one', async () => {
  const operation = `{ asn(id: "a", instansiId: "i") {
    a: tanggalLahir b: tanggalLahir(format: "DD-MM-YYYY") c: tanggalLahir(format: "YYYY-MM-DD") d: tanggalLahir(format: null) } }`;
  expect((await ask(operation)).data.asn).toEqual({
    a: '1988-04-12',
    b: '12-04-1988',
    c: '1988-04-12',
    d: '1988-04-12',
  });
});

it('a date that comes later is written in its format when it comes', async () => {
  const later = { Query: { asn: () => ({}) }, Asn: { tanggalLahir: () => Promise.resolve('1988-04-12') } };
  const operation = '{ asn(id: "a", instansiId: "i") { tanggalLahir(format: "DD-MM-YYYY") } }';
  const { data } = await ask(operation, contextWith(), subgraph('asn', later, []).ungated);
  expect(data.asn).toEqual({ tanggalLahir: '12-04-1988' });
});

it('a date that is absent stays so in every format', async () => {
  const absent = subgraph('asn', { Query: { asn: () => ({ tanggalLahir: null }) } }, []);
  const operation = '{ asn(id: "a", instansiId: "i") { tanggalLahir(format: "DD-MM-YYYY") } }';
  expect(await ask(operation, contextWith(), absent.ungated)).toEqual({ data: { asn: { tanggalLahir: null } } });
});

it('a value that has not the form of its scalar is refused', async () => {
  const { errors } = await ask('{ asn(nip: "1", instansiId: "i") { nama } }');
  expect(errors?.[0]?.message).toContain('has invalid value "1"');
});

it('what is served stands behind the gate', async () => {
  const operation = '{ asn(id: "a", instansiId: "i") { nip } }';
  expect((await ask(operation, contextWith(['Query.asn', 'Asn.nip']), asn.schema)).errors?.[0]?.message).toBe(
    'The operation asks for a field that does not exist. Ask only for what your schema holds: introspection shows it.',
  );
  expect((await ask('{ asn(id: "a", instansiId: "i") { tanggalLahir } }', contextWith(), asn.schema)).data).toEqual({
    asn: { tanggalLahir: '1988-04-12' },
  });
});

it('what is there at once is not made to wait, also for a format', () => {
  const everything = { ...contextWith(), gives: () => true };
  const isLate = ({ name, resolve }: (typeof fields)[number][1]) =>
    resolve?.({}, { instansiId: 'i' }, everything, { fieldName: name } as never) instanceof Promise;
  const fields = ownFields(asn.ungated);
  expect(fields.length).toBeGreaterThan(50);
  expect(fields.filter(([, field]) => isLate(field))).toEqual([]);
});

it.each([
  ['another type of the schema', '{ __typename: "Instansi2" }'],
  ['no type', '{ id: "a" }'],
  ['a number', '{ __typename: 7 }'],
  ['the schema itself', '{ __typename: "Query" }'],
])('a representation of %s names no entity, and is refused as that', async (_, representation) => {
  const { errors } = await ask(
    `{ _entities(representations: [{ __typename: "Asn", id: "a" }, ${representation}]) { __typename } }`,
  );
  expect(errors?.[0]?.message).toBe('A representation names no entity of this subgraph. Correct the value named.');
});
