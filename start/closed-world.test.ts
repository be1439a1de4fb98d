// What nobody has judged is named with what to do; what everybody has judged is served.
import { compose } from '@bagi/schema/compose.ts';
import { buildSchema, printSchema } from 'graphql';
import { expect, it } from 'vitest';
import { classified, faultsIn, unasked } from './closed-world.ts';
import { openLibrary } from './library.ts';

const facts = classified.find(({ table }) => table === 'cakupan.asn');

it('every table of the register is classified, each once', () => {
  const tables = classified.map(({ table }) => table);
  expect(new Set(tables).size).toBe(tables.length);
  expect(new Set(tables.map((table) => table.split('.')[0]))).toEqual(
    new Set(['cakupan', 'perjanjian', 'asn', 'keluarga', 'riwayat', 'usulan', 'finansial']),
  );
});

it('columns that have a class, and tables about nobody that are open, are no fault', () => {
  const columns = [...(facts?.columns.keys() ?? [])].map((column) => ({ table: 'cakupan.asn', column }));
  expect(columns.length).toBeGreaterThan(5);
  expect(faultsIn(columns, [{ table: 'perjanjian.akses' }, { table: 'asn.agama' }])).toEqual([]);
});

it('a column without a class, of a table that is known or not, is named', () => {
  const says = (column: string, table: string) =>
    `The column ${column} of ${table} has no class: say in classes.ts what it holds, or drop it.`;
  const found = [
    { table: 'cakupan.asn', column: 'golongan_darah' },
    { table: 'asn.catatan', column: 'asn_id' },
    { table: 'cakupan.asn', column: 'asn_id' },
  ];
  expect(faultsIn(found, [{ table: 'asn.catatan' }])).toEqual([
    says('golongan_darah', 'cakupan.asn'),
    says('asn_id', 'asn.catatan'),
  ]);
});

it('a table about persons that is not forced to policies is named', () => {
  expect(faultsIn([], [{ table: 'cakupan.asn' }])).toEqual([
    'cakupan.asn is about persons and not forced to policies: ALTER TABLE cakupan.asn FORCE ROW LEVEL SECURITY.',
  ]);
});

it('a root field that no agreement names, or that none serves yet, is named', () => {
  const { schema } = compose();
  const library = openLibrary(schema, false);
  expect(unasked(library, schema)).toEqual([]);
  const wider = buildSchema(
    `${printSchema(schema).replace('type Query {', 'type Query {\n  semuaGaji: String')} type Mutation { kirimGaji: Int }`,
  );
  const says = (root: string) => `${root} is in the schema and in no agreement: name it in one, or take it out.`;
  expect(unasked(library, wider)).toEqual([says('Query.semuaGaji'), says('Mutation.kirimGaji')]);
});

it('an operation that is agreed and not served yet is named once it is in the schema', () => {
  const { schema } = compose();
  const [version] = [...openLibrary(schema, false).values()].flat();
  if (!version) throw new Error('There is no agreement.');
  const services = version.agreement.services.map((service) => ({ ...service, notYetServed: true as const }));
  const library = new Map([['uji', [{ ...version, agreement: { ...version.agreement, services } }]]]);
  const roots = Object.keys(schema.getQueryType()?.getFields() ?? {}).filter((name) => name !== 'perjanjian');
  expect(unasked(library, schema)).toHaveLength(roots.length);
});
