// What nobody has judged is named with what to do; what everybody has judged is served.
import { withoutService } from '@bagi/agreements/grants.ts';
import { compose } from '@bagi/schema/compose.ts';
import { pgSchema, text } from 'drizzle-orm/pg-core';
import { buildSchema, printSchema } from 'graphql';
import { expect, it } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { heldIn, judgedSchemas, requireClosedWorld, unapplied, unasked } from './closed-world.ts';
import { graph } from './graph.ts';
import { openLibrary } from './library.ts';

const faultsOf = (catalogue: Partial<Catalogue>) => requireClosedWorld({ columns: [], unforced: [], ...catalogue });

it('every schema of the register is judged', () => {
  expect(judgedSchemas).toEqual([
    'cakupan',
    'perjanjian',
    'kotak_masuk',
    'asn',
    'verifikasi',
    'pemadanan',
    'agregat',
    'keluarga',
    'riwayat',
    'usulan',
    'finansial',
    'warta',
    'catatan',
  ]);
});

it('columns that have a class, and tables about nobody that are not forced, are served', () => {
  const columns = ['asn_id', 'tmt_cpns'].map((column) => ({ table: 'cakupan.asn', column }));
  const unforced = ['perjanjian.akses', 'asn.agama', 'asn.tiada'].map((table) => ({ table }));
  expect(() => faultsOf({ columns, unforced })).not.toThrow();
});

it('each column without a class is named, of a table that is known or not', () => {
  const columns = [
    { table: 'cakupan.asn', column: 'golongan_darah' },
    { table: 'cakupan.asn', column: 'asn_id' },
    { table: 'asn.catatan', column: 'asn_id' },
  ];
  expect(() => faultsOf({ columns })).toThrow(
    new Error(`The register is not served:
- The column golongan_darah of cakupan.asn has no class: say in classes.ts what it holds, or drop it.
- The column asn_id of asn.catatan has no class: say in classes.ts what it holds, or drop it.`),
  );
});

it('a table about persons that is not forced to policies is named, once', () => {
  const unforced = ['asn.agama', 'asn.asn', 'cakupan.asn'].map((table) => ({ table }));
  expect(() => faultsOf({ unforced })).toThrow(
    new Error(`The register is not served:
- asn.asn is about persons and not forced to policies: ALTER TABLE asn.asn FORCE ROW LEVEL SECURITY.
- cakupan.asn is about persons and not forced to policies: ALTER TABLE cakupan.asn FORCE ROW LEVEL SECURITY.`),
  );
});

it('a table that is seen by who belongs to its rows, now or as they were, is named when it is not forced', () => {
  const unforced = ['asn.unit_kerja', 'asn.agama', 'asn.unit_kerja_lampau'].map((table) => ({ table }));
  const says = (table: string) =>
    `- ${table} is seen by who belongs to its rows and not forced to policies: ALTER TABLE ${table} FORCE ROW LEVEL SECURITY.`;
  expect(() => faultsOf({ unforced })).toThrow(
    new Error(['The register is not served:', says('asn.unit_kerja'), says('asn.unit_kerja_lampau')].join('\n')),
  );
});

it('rows are seen by who belongs to them in lists of what persons belong to, now and where they are kept as they were', () => {
  const table = (name: string) => pgSchema('uji').table(name, { id: text() });
  const list = {
    type: 'Unit',
    needs: {},
    keep: [],
    operation: 'Query.unit',
    along: ['id'],
    by: {},
    overPersons: false,
  };
  const holders = { of: 'unitKerjaId', by: [] } as const;
  expect([
    ...heldIn([
      { ...list, table: table('unit'), past: table('unit_lampau'), holders },
      { ...list, table: table('gedung'), holders },
      { ...list, table: table('agama'), past: table('agama_lampau') },
      { type: 'Asn', needs: {}, keep: [], table: table('asn'), by: 'id', person: 'id' },
    ]),
  ]).toEqual(['uji.unit', 'uji.unit_lampau', 'uji.gedung']);
});

it('a root field that no agreement names, or that none serves yet, is named', () => {
  const { schema } = compose();
  const library = openLibrary(schema, false);
  expect(unasked(library, schema)).toEqual([]);
  const wider = buildSchema(
    printSchema(schema)
      .replace('type Query {', 'type Query {\n  semuaGaji: String')
      .replace('type Mutation {', 'type Mutation {\n  kirimGaji: Int'),
  );
  const says = (root: string) => `${root} is in the schema and in no agreement: name it in one, or take it out.`;
  expect(unasked(library, wider)).toEqual([says('Query.semuaGaji'), says('Mutation.kirimGaji')]);
});

it('a schema that takes nothing in has its questions alone judged', () => {
  expect(unasked(openLibrary(compose().schema, true), buildSchema('type Query { tiada: Int }'))).toEqual([
    'Query.tiada is in the schema and in no agreement: name it in one, or take it out.',
  ]);
});

it('an operation that is agreed and not served yet is named once it is in the schema', () => {
  const { schema } = compose();
  const [version] = [...openLibrary(schema, false).values()].flat();
  if (!version) throw new Error('There is no agreement.');
  const services = version.agreement.services.map((service) => ({ ...service, notYetServed: true as const }));
  const library = new Map([['uji', [{ ...version, agreement: { ...version.agreement, services } }]]]);
  const roots = [schema.getQueryType(), schema.getMutationType()]
    .flatMap((type) => Object.keys(type?.getFields() ?? {}))
    .filter((name) => ![...withoutService].some((root) => root.endsWith(`.${name}`)));
  expect(unasked(library, schema)).toHaveLength(roots.length);
});

it('what partners may send and nobody applies is named, and so is a field that they may write and nobody has judged', () => {
  const { schema } = compose();
  const library = openLibrary(schema, false);
  const kinds = graph.flatMap((subgraph) => subgraph.kinds);
  const calls = graph.flatMap((subgraph) => subgraph.calls);
  expect(unapplied(library, schema, kinds, calls)).toEqual([]);
  const others = kinds.filter(({ jenis }) => jenis !== 'RIWAYAT_KURSUS');
  expect(unapplied(library, schema, kinds)).toEqual([
    'Mutation.usulkanLangkah is sent and nobody applies it: give it a kind, or say notYetServed.',
    'Mutation.putuskanLangkah is sent and nobody applies it: give it a kind, or say notYetServed.',
  ]);
  expect(unapplied(library, schema, others, calls)).toEqual([
    'Mutation.kirimRiwayatKursus is sent and nobody applies it: give it a kind, or say notYetServed.',
  ]);
  const wider = buildSchema(
    printSchema(schema).replace(
      'input RiwayatKursusMasukan {',
      'input RiwayatKursusMasukan {\n  periode: PeriodeMasukan',
    ),
  );
  const says = (field: string) =>
    `${field} may be written and has no class: say in the kind RIWAYAT_KURSUS what it holds.`;
  expect(unapplied(library, wider, kinds, calls)).toEqual([
    says('RiwayatKursusMasukan.periode'),
    says('PeriodeMasukan.dari'),
    says('PeriodeMasukan.sampai'),
  ]);
});
