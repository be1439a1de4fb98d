// Whatever a selection mentions is granted, or all of it is refused; a name that is nowhere is granted to nobody.
import { buildSchema, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import { isOpen, mentionsOnlyGranted } from './mentions.ts';

const schema = buildSchema(`
  type Query { asn: Asn, siapa: Siapa }
  type Asn { nama: String, unit: Unit }
  type Unit { id: ID }
  union Siapa = Asn
`);

function granted(query: string, coordinates: string[]): boolean {
  const { definitions } = parse(query);
  const [operation] = definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
  const fragments = Object.fromEntries(
    definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  const grants = { coordinates: new Set(coordinates), arguments: new Set<string>(), required: new Set<string>() };
  return mentionsOnlyGranted(
    { schema, fragments, grants },
    schema.getQueryType() ?? undefined,
    operation.selectionSet.selections,
  );
}

const all = ['Query.asn', 'Query.siapa', 'Asn.nama', 'Asn.unit', 'Unit.id'];

it.each([
  '{ asn { nama unit { id } } __typename }',
  '{ asn { ...F ... on Asn { ... { unit { __typename id } } } } } fragment F on Asn { nama ...G } fragment G on Asn { unit { id } }',
  '{ siapa { __typename ... on Asn { nama } } }',
  '{ asn { ...F ...F } } fragment F on Asn { nama }',
  '{ asn { ...F } } fragment F on Asn { nama ...F }',
])('%s is granted where all of it is, and refused without any part of it', (query) => {
  expect(granted(query, all)).toBe(true);
  const mentioned = ['Asn.nama', 'Asn.unit', 'Unit.id', 'Query.asn', 'Query.siapa'].filter((one) =>
    new RegExp(`\\b${one.split('.')[1]}\\b`).test(query),
  );
  for (const one of mentioned)
    expect([
      one,
      granted(
        query,
        all.filter((other) => other !== one),
      ),
    ]).toEqual([one, false]);
});

it.each([
  ['a field that no type has', '{ asn { tiada } }', 'Asn.tiada'],
  ['a field of a type that is nowhere', '{ asn { ... on Tiada { nama } } }', 'Tiada.nama'],
  ['a field of a fragment on a type that is nowhere', '{ asn { ...F } } fragment F on Tiada { nama }', 'Tiada.nama'],
  ['a field of a union', '{ siapa { nama } }', 'Siapa.nama'],
  ['a fragment that is nowhere', '{ asn { ...Tiada } }', 'Asn.Tiada'],
])('%s is refused, though an agreement names it', (_, query, coordinate) => {
  expect(granted(query, [...all, coordinate, 'undefined.nama'])).toBe(false);
});

it("the router's own questions are open to everyone, and nothing else of the federation's", () => {
  const grants = { coordinates: new Set(['Asn.nama']), arguments: new Set<string>(), required: new Set<string>() };
  const open = [
    'Query._service',
    'Query._entities',
    '_Service.sdl',
    'Asn.nama',
    'Asn.unit',
    'Query._other',
    '_Entity.x',
  ];
  expect(open.filter((coordinate) => isOpen(grants, coordinate))).toEqual(open.slice(0, 4));
});
