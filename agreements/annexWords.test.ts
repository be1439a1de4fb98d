// Whoever introspects a contract reads what each thing in it is, and where its own annex has it.
import { compose } from '@bagi/schema/compose.ts';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  parse,
} from 'graphql';
import { describe as about, expect, test } from 'vitest';
import type { Service } from './agreement.ts';
import { annexWords, describe, describeArgument } from './annexWords.ts';
import { contract } from './contract.ts';
import { fieldAt, served } from './grants.ts';
import { exampleDocuments, readLibrary, signedDocuments } from './library.ts';
import { version } from './test/document.ts';

const { schema } = compose();
const versions = [...readLibrary([signedDocuments, exampleDocuments]).values()].flat();

/** Everything of a type that can have a description, by its coordinate. */
function described(type: GraphQLNamedType): [place: string, description: string][] {
  const own: [string, string][] = [[type.name, type.description ?? '']];
  if (isEnumType(type))
    return [
      ...own,
      ...type.getValues().map((value): [string, string] => [`${type.name}.${value.name}`, value.description ?? '']),
    ];
  if (!isObjectType(type) && !isInputObjectType(type)) return own;
  const fields = Object.values(type.getFields()).flatMap((field): [string, string][] => {
    const place = `${type.name}.${field.name}`;
    const args: readonly GraphQLArgument[] = 'args' in field ? field.args : [];
    const told = args.map((one): [string, string] => [`${place}(${one.name})`, one.description ?? '']);
    return [[place, field.description ?? ''], ...told];
  });
  return [...own, ...fields];
}

about.for(versions.map(({ agreement }) => [`${agreement.partner} of ${agreement.version}`, agreement] as const))(
  '%s',
  ([, agreement]) => {
    const types = Object.values(contract(agreement, schema).schema.getTypeMap()).filter(
      (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
    );
    const told = new Map(types.flatMap(described));

    test('every type, field, argument, enum value and input field says what it is', () => {
      expect(told.size).toBeGreaterThan(10);
      const silent = [...told].filter(([, description]) => description.replace(/Annex: [^]*$/, '').trim() === '');
      expect(silent).toEqual([]);
    });

    test('every field and every type that the document lists says where its annex has it', () => {
      for (const { name, clause, operation, fields } of served(agreement)) {
        expect([operation, told.get(operation)]).toEqual([operation, expect.stringContaining(`${clause}, ${name}`)]);
        for (const [type, names] of Object.entries(fields)) {
          expect([type, told.get(type)]).toEqual([type, expect.stringMatching(/Annex: /)]);
          expect(told.get(type)?.split('Annex: ')[1]).toContain(clause);
          for (const [field, words] of Object.entries(names)) {
            const said = told.get(`${type}.${field}`)?.split('Annex: ')[1];
            expect([`${type}.${field}`, said]).toEqual([
              `${type}.${field}`,
              expect.stringContaining(`${clause}, ${words}`),
            ]);
          }
        }
      }
    });
  },
);

const [first] = version().agreement.services;
const service = (changes: Partial<Service>): Service => {
  if (!first) throw new Error('There is a service.');
  return { ...first, name: 'Satu', clause: 'Pasal 1', operation: 'Query.asn', fields: {}, ...changes };
};
const words = (...services: Service[]) => [...annexWords({ ...version().agreement, services })];

test('what several services name has the words of each, once, in their order', () => {
  const one = service({ fields: { Asn: { id: '1 ID', nama: '2 Nama' } } });
  const other = service({ name: 'Dua', clause: 'Pasal 2', fields: { Asn: { id: '1 ID' } } });
  expect(words(one, other, one)).toEqual([
    ['Query.asn', 'Pasal 1, Satu; Pasal 2, Dua'],
    ['Asn', 'Pasal 1; Pasal 2'],
    ['Asn.id', 'Pasal 1, 1 ID; Pasal 2, 1 ID'],
    ['Asn.nama', 'Pasal 1, 2 Nama'],
  ]);
});

test('a service that is not served says nothing', () => {
  expect(words(service({ notYetServed: true, fields: { Asn: { id: '1 ID' } } }))).toEqual([]);
});

const [type] = parse('"Seorang." type Asn { "Nama." nama(format: String, nip: String): String id: ID }').definitions;
const fields = type?.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.fields ?? []) : [];
const [nama, id] = fields;

test('the words of the annex follow those of the schema, stand alone where it has none, and add nothing elsewhere', () => {
  if (!nama || !id) throw new Error('There are two fields.');
  const at = new Map([['Asn.nama', 'Pasal 1, 2 Nama']]);
  expect(describe(nama, 'Asn.nama', at)).toEqual({
    ...nama,
    description: { kind: 'StringValue', value: 'Nama.\nAnnex: Pasal 1, 2 Nama.' },
  });
  expect(describe(id, 'Asn.nama', at).description).toEqual({ kind: 'StringValue', value: 'Annex: Pasal 1, 2 Nama.' });
  expect(describe(nama, 'Asn.id', at)).toBe(nama);
});

test('arguments that mean the same everywhere are told by their names, and no other', () => {
  const [format, nip] = nama?.arguments ?? [];
  if (!format || !nip) throw new Error('There are two arguments.');
  expect(describeArgument(format)).toEqual({
    ...format,
    description: { kind: 'StringValue', value: 'How the date is written.' },
  });
  expect(describeArgument(nip)).toBe(nip);
  const small = buildSchema('type Query { daftar(first: Int, after: String): Int perjanjian: Int }');
  const { schema: own } = contract(
    { ...version().agreement, services: [service({ operation: 'Query.daftar' })] },
    small,
  );
  expect(fieldAt(own, 'Query.daftar')?.args.map(({ description }) => description)).toEqual([
    'The cursor after which the page begins: endCursor of the page before.',
    'How many entries a page has at most.',
  ]);
});
