// What the gate lets through and what it refuses, also by the ways around a root field.
import { Refusal } from '@bagi/agreements/refusals.ts';
import {
  defaultFieldResolver,
  type DocumentNode,
  getNamedType,
  GraphQLError,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
  type SelectionNode,
} from 'graphql';
import { chain, race, rule, shield } from 'graphql-shield';
import { applyMiddleware } from 'graphql-middleware';
import { describe, expect, it } from 'vitest';
import { gated } from './gate.ts';
import { answering, ask, askingFor, ownFields } from './test/answering.ts';

const schema = answering('asn');
const asn = gated(schema);
const some = askingFor(['Query.asn', 'Asn.id', 'Asn.nama', 'Asn.instansiKerja', 'Instansi.id']);

function setResolver(of: GraphQLSchema, type: string, field: string, resolve: () => unknown): void {
  const found = of.getType(type);
  const at = isObjectType(found) ? found.getFields()[field] : undefined;
  if (!at) throw new Error(`There is no ${type}.${field}.`);
  at.resolve = resolve;
}

/** The codes of the refusals; `open` when it is answered without any. */
async function verdict(of: GraphQLSchema, operation: string, asking = some): Promise<string> {
  const { data, errors = [] } = await ask(of, operation, asking);
  expect(JSON.stringify(data ?? null)).not.toMatch(errors.length > 0 ? /value of/ : /^$/);
  const codes = errors.map(({ originalError }) => (originalError instanceof Refusal ? originalError.code : 'other'));
  return [...new Set(codes)].join() || 'open';
}

const refused = 'GRAPHQL_VALIDATION_FAILED';

it.each([
  '{ asn(id: "x") { id nama instansiKerja { id } } }',
  '{ alias: asn(id: "x") { __typename kunci: id ...F } } fragment F on Asn { ... { instansiKerja { __typename id } } }',
  '{ _entities(representations: [{ __typename: "Asn", id: "x" }]) { __typename ... on Asn { nama } } }',
  '{ _service { sdl } }',
  '{ asn(id: "x") { ...F } } fragment F on Asn { id ...F }',
])('what is granted is answered: %s', async (operation) => {
  expect(await verdict(asn, operation)).toBe('open');
});

it.each([
  '{ asn(id: "x") { id alamat } }',
  '{ asn(id: "x") { nama: alamat } }',
  '{ asn(id: "x") { ...F } } fragment F on Asn { ... on Asn { ... { alamat } } }',
  '{ asn(id: "x") { instansiKerja { id nama } } }',
  '{ asn(id: "x") { jabatan { __typename } } }',
  '{ asn(id: "x") { id alamat @include(if: false) } }',
  '{ asn(id: "x") { id agama @skip(if: true) { id } } }',
  '{ daftarAsn { nodes { id } } }',
  '{ perjanjian { mitra } }',
  '{ asn(id: "x") { id invented } }',
  '{ asn(id: "x") { ...Absent } }',
  '{ asn(id: "x") { id } __schema { types { name } } }',
  '{ a: asn(id: "x") { id } b: asn(id: "y") { alamat } }',
  '{ _entities(representations: [{ __typename: "Asn", id: "x" }]) { ... on Asn { id alamat } } }',
  '{ _entities(representations: [{ __typename: "Asn", id: "x" }]) { ...F } } fragment F on Asn { agama { id } }',
])('one field that is not granted refuses the whole operation: %s', async (operation) => {
  expect(await verdict(asn, operation)).toBe(refused);
});

it('an operation all of whose root fields are left out is answered with nothing', async () => {
  const { data, errors } = await ask(asn, '{ asn(id: "x") @skip(if: true) { alamat } }', some);
  expect({ data, errors }).toEqual({ data: {}, errors: undefined });
});

it('who holds no grant is answered nothing', async () => {
  expect(await verdict(asn, '{ asn(id: "x") { id } }', askingFor([]))).toBe(refused);
  expect((await ask(asn, '{ asn(id: "x") { id } }', undefined as never)).errors).toHaveLength(1);
});

it('nothing is read for an operation of which a part is refused', async () => {
  const watched = answering('asn');
  const reads: string[] = [];
  setResolver(watched, 'Query', 'asn', () => reads.push('asn') && {});
  setResolver(watched, 'Asn', 'instansiKerja', () => reads.push('instansi') && {});
  const guarded = gated(watched);
  const operation = '{ a: asn(id: "x") { id } b: asn(id: "x") { instansiKerja { nama } } }';
  expect(await verdict(guarded, operation)).toBe(refused);
  expect(reads).toEqual([]);
});

it('two fields under one alias, which no valid document holds, are judged as what is executed', async () => {
  const grants = askingFor(['Query.asn', 'Asn.instansiKerja', 'Instansi.id', 'Asn.jabatan', 'Jabatan.nama']);
  const operation = '{ asn(id: "x") { a: instansiKerja { id } a: jabatan { nama } } }';
  expect(await verdict(asn, operation, grants)).toBe(refused);
});

it('the same document under two agreements, side by side and in either order, never gets the verdict of the other', async () => {
  const document = parse('{ asn(id: "x") { id alamat instansiKerja { id } } }');
  const open = askingFor([...some.contract.grants.coordinates, 'Asn.alamat']);
  const askings = Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? open : some));
  const results = await Promise.all(askings.map((asking) => ask(asn, document, asking)));
  expect(results.map(({ errors }) => errors === undefined)).toEqual(askings.map((asking) => asking === open));
});

describe('each guard judges by itself, whatever stands above it', () => {
  /** Asks one field as an executor would that keeps everything it can from one execution to the next. */
  function asking(type: string, field: string, beneath: string) {
    const document = parse(`{ ${field} ${beneath} }`);
    const [operation] = document.definitions;
    const found = asn.getType(type);
    const at = isObjectType(found) ? found.getFields()[field] : undefined;
    if (operation?.kind !== Kind.OPERATION_DEFINITION || !at?.resolve) throw new Error(`There is no ${type}.${field}.`);
    const { resolve } = at;
    const info = (fieldNodes: readonly SelectionNode[]) =>
      ({
        schema: asn,
        fragments: {},
        operation,
        fieldNodes,
        parentType: found,
        returnType: at.type,
        path: { prev: {} },
      }) as never;
    const kept = info(operation.selectionSet.selections);
    return {
      withKept: (context: unknown) => resolve({}, {}, context, kept),
      withNodes: (context: unknown, nodes: DocumentNode) =>
        resolve({}, {}, context, info((nodes.definitions[0] as typeof operation).selectionSet.selections)),
    };
  }

  const fields = ownFields(schema).filter(([, { type }]) => isObjectType(getNamedType(type)));
  it.each(fields.map(([type, { name }]) => `${type}.${name}`))('%s', async (coordinate) => {
    const [type = '', name = ''] = coordinate.split('.');
    const { withKept } = asking(type, name, '{ __typename }');
    expect(await withKept({ asking: some })).toEqual(
      some.contract.grants.coordinates.has(coordinate) ? expect.anything() : expect.any(Refusal),
    );
    expect(await withKept({ asking: askingFor([coordinate]) })).not.toBeInstanceOf(Refusal);
  });

  it('with a verdict for each agreement, also where everything else is the same', async () => {
    const { withKept } = asking('Asn', 'instansiKerja', '{ id }');
    const contexts = [some, askingFor(['Asn.instansiKerja']), some, askingFor([])].map((one) => ({ asking: one }));
    const verdicts = [];
    for (const context of contexts) verdicts.push((await withKept(context)) instanceof Refusal);
    expect(verdicts).toEqual([false, true, false, true]);
  });

  it('with a verdict for each place in the operation, also in one context', async () => {
    const { withNodes } = asking('Asn', 'instansiKerja', '');
    const context = { asking: some };
    expect(await withNodes(context, parse('{ instansiKerja { id } }'))).not.toBeInstanceOf(Refusal);
    expect(await withNodes(context, parse('{ instansiKerja { nama } }'))).toBeInstanceOf(Refusal);
  });
});

it('a root field that is a leaf is judged by its own name', async () => {
  const counting = gated(answering('type Query { a: Int, b: Int }'));
  expect(await verdict(counting, '{ a }', askingFor(['Query.a']))).toBe('open');
  expect(await verdict(counting, '{ b }', askingFor(['Query.a']))).toBe(refused);
});

it('a place in a page that was let through for one row is not judged again for the next', async () => {
  let judged = 0;
  const asking = askingFor([]);
  const has = (coordinate: string) => {
    if (coordinate === 'Thing.other') judged++;
    return true;
  };
  const opened = { has: (coordinate: string) => coordinate === 'Thing.other(id)' };
  Object.assign(asking.contract.grants, { coordinates: { has }, arguments: opened });
  const words = 'type Query { all: [Thing] } type Thing { other(id: ID): Other } type Other { name: String }';
  const things = answering(words);
  const document = parse('{ other { name } }');
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
  const guarded = gated(things);
  const type = guarded.getType('Thing');
  const at = isObjectType(type) ? type.getFields()['other'] : undefined;
  const fieldNodes = operation.selectionSet.selections;
  const beneath = { prev: {} };
  const place = { fieldName: 'other', parentType: type, path: beneath };
  const info = { schema: guarded, fragments: {}, operation, fieldNodes, ...place };
  const ask = (args: object) => at?.resolve?.({}, args, { asking }, { ...info, returnType: at.type } as never);
  for (let row = 0; row < 20; row++) await ask({ id: `${row}` });
  expect(judged).toBe(1);
  expect(await ask({ secret: 'x' })).toBeInstanceOf(Refusal);
});

it('two subgraphs behind one context do not answer for each other', async () => {
  const keluarga = gated(answering('keluarga'));
  const entities = (fields: string) =>
    `{ _entities(representations: [{ __typename: "Asn", id: "x" }]) { ... on Asn { ${fields} } } }`;
  const family = askingFor(['Asn.id', 'Asn.anak', 'Anak.nama']);
  for (const asking of [family, some]) {
    const [inFamily, inAsn] = await Promise.all([
      verdict(keluarga, entities('anak { nama }'), asking),
      verdict(asn, entities('nama'), asking),
    ]);
    expect([inFamily, inAsn]).toEqual(asking === family ? ['open', refused] : [refused, 'open']);
  }
});

it('a rule that throws refuses, and is heard as what it threw', async () => {
  const broken = { contract: { grants: { coordinates: null } } } as never;
  const { data, errors } = await ask(asn, '{ asn(id: "x") { id } }', broken);
  expect(data).toEqual({ asn: null });
  expect(errors?.[0]?.originalError).toBeInstanceOf(TypeError);
});

describe('an error of a resolver', () => {
  it.each([
    [
      'thrown',
      () => {
        throw new RangeError('its own');
      },
    ],
    ['returned', () => new RangeError('its own')],
    [
      'of a promise',
      async () => {
        throw new RangeError('its own');
      },
    ],
  ])('stays that error: %s', async (_, resolve) => {
    const failing = answering('asn');
    setResolver(failing, 'Asn', 'instansiKerja', resolve);
    const { data, errors } = await ask(gated(failing), '{ asn(id: "x") { id instansiKerja { id } } }', some);
    expect(data).toEqual({ asn: { id: 'value of Asn.id', instansiKerja: null } });
    expect(errors?.[0]?.originalError).toEqual(new RangeError('its own'));
  });

  it('that is no Error is never taken for an answer', async () => {
    const failing = answering('asn');
    setResolver(failing, 'Query', 'asn', async () => Promise.reject({ nama: 'thrown' }));
    const { data, errors } = await ask(gated(failing), '{ asn(id: "x") { nama } }', some);
    expect(data).toEqual({ asn: null });
    expect(errors?.[0]).toBeInstanceOf(GraphQLError);
  });
});

describe('a schema that the gate does not know how to stand before is not built', () => {
  it('with a subscription', () => {
    const listening = answering('type Query { a: Int } type Subscription { b: Int }');
    expect(() => gated(listening)).toThrow('subscriptions');
  });

  it('with a root field or a field of objects that the library passes over', () => {
    for (const [type, field, resolve] of [
      ['Query', 'a', undefined],
      ['Thing', 'thing', undefined],
      ['Query', 'a', defaultFieldResolver],
    ] as const) {
      const passing = answering('type Query { a: Int, thing: Thing } type Thing { name: String, thing: Thing }');
      const found = passing.getType(type);
      const at = isObjectType(found) ? found.getFields()[field] : undefined;
      // A field that is subscribed to is guarded there, and stays open when it is asked.
      if (at) Object.assign(at, { resolve, subscribe: () => null });
      expect(() => gated(passing)).toThrow(`The gate does not stand before ${type}.${field}.`);
    }
  });
});

it('fields of objects and root fields have a guard, and no leaf beneath them pays for one', () => {
  const resolvers = (of: GraphQLSchema, type: string, field: string) => {
    const found = of.getType(type);
    return isObjectType(found) ? found.getFields()[field]?.resolve : undefined;
  };
  for (const [type, field] of [
    ['Query', 'asn'],
    ['Query', '_service'],
    ['Query', '_entities'],
    ['Asn', 'agama'],
    ['AsnConnection', 'nodes'],
  ] as const)
    expect(resolvers(asn, type, field)).not.toBe(resolvers(schema, type, field));
  expect(resolvers(asn, 'Asn', 'nama')).toBe(resolvers(schema, 'Asn', 'nama'));
});

it('the rule library runs on this Node: its chains and races let an allowed caller through', async () => {
  const yes = rule('yes', { cache: 'no_cache' })(() => true);
  const no = rule('no', { cache: 'no_cache' })(() => false);
  const two = answering('type Query { a: Int, b: Int }');
  const guarded = applyMiddleware(two, shield({ Query: { a: chain(yes, yes), b: race(no, yes) } }));
  expect((await ask(guarded, '{ a b }', some)).data).toEqual({ a: 1, b: 1 });
});

describe('what is given', () => {
  const riwayat = gated(answering('riwayat'));
  const fields = [
    'Mutation.kirimRiwayatKursus',
    'TandaTerima.diterima',
    'Query.daftarPensiun',
    'PensiunConnection.edges',
  ];
  const given = ['kunci', 'masukan'].map((name) => `Mutation.kirimRiwayatKursus(${name})`);
  const sends = (more: readonly string[]) => askingFor(fields, [...given, 'RiwayatKursusMasukan.asnId', ...more]);
  const send =
    'mutation ($masukan: [RiwayatKursusMasukan!]!) { kirimRiwayatKursus(kunci: "k", masukan: $masukan) { diterima } }';
  const verdictOn = async (operation: string, asking = sends([]), masukan: unknown = []) => {
    const { errors = [] } = await ask(riwayat, operation, asking, { masukan });
    return errors.map(({ originalError }) => (originalError instanceof Refusal ? originalError.code : 'other')).join();
  };

  it('is granted by name, in every record, whether it is written out or stands in a variable', async () => {
    const right = { asnId: 'a' };
    expect(await verdictOn(send, sends([]), [right])).toBe('');
    expect(await verdictOn(send, sends([]), [right, { ...right, tahun: 2026 }])).toBe(refused);
    expect(await verdictOn(send, sends(['RiwayatKursusMasukan.tahun']), [right, { ...right, tahun: 2026 }])).toBe('');
    expect(await verdictOn(send, sends([]), [{ ...right, tahun: null }])).toBe(refused);
    const out = 'mutation { kirimRiwayatKursus(kunci: "k", masukan: [{ asnId: "a", tahun: 2026 }]) { diterima } }';
    expect(await verdictOn(out)).toBe(refused);
  });

  it('is judged each time, also in an operation that was let through before', async () => {
    const document = parse(send);
    const asking = sends([]);
    const codes = async (masukan: unknown) => (await ask(riwayat, document, asking, { masukan })).errors?.length ?? 0;
    expect([await codes([{ asnId: 'a' }]), await codes([{ tahun: 2026 }]), await codes([{ asnId: 'b' }])]).toEqual([
      0, 1, 0,
    ]);
  });

  it('is granted for the field that it is given to', async () => {
    const pensions = (periode: string) => `{ daftarPensiun(periode: ${periode}) { edges { __typename } } }`;
    const granted = ['Query.daftarPensiun(periode)', 'PeriodeMasukan.dari', 'PeriodeMasukan.sampai'];
    const period = '{ dari: "2026-01-01", sampai: "2026-12-31" }';
    expect(await verdictOn(pensions(period), sends(granted))).toBe('');
    expect(await verdictOn(pensions(period), sends(granted.slice(1)))).toBe(refused);
    expect(await verdictOn(pensions(period), sends(granted.slice(0, 2)))).toBe(refused);
    const beside = `{ a: daftarPensiun { edges { __typename } } b: daftarPensiun(periode: ${period}) { edges { __typename } } }`;
    expect(await verdictOn(beside, sends(granted))).toBe('');
    expect(await verdictOn(beside, sends([]))).toBe(refused);
  });
});
