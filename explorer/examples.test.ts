// The examples of each partner: made from its contract, valid on it, and of every service that is served.
import { contract } from '@bagi/agreements/contract.ts';
import { exampleDocuments, readLibrary, signedDocuments } from '@bagi/agreements/library.ts';
import { compose } from '@bagi/schema/compose.ts';
import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { exampleOf, type Service } from './browser/examples.ts';

const { schema } = compose();
const versions = [...readLibrary([signedDocuments, exampleDocuments]).values()].flat();

describe.for(versions.map(({ agreement }) => [`${agreement.partner} of ${agreement.version}`, agreement] as const))(
  '%s',
  ([, agreement]) => {
    const { schema: own } = contract(agreement, schema);
    const services = agreement.services.map(({ name, clause, mode, operation, fields, notYetServed }) => ({
      nama: name,
      pasal: clause,
      mode,
      operasi: notYetServed ? null : operation,
      kolom: Object.entries(fields).flatMap(([type, names]) => Object.keys(names).map((field) => `${type}.${field}`)),
    }));

    it('each service that is served has an example that is valid, with values that are', () => {
      for (const service of services) {
        const example = exampleOf(own, service, services);
        expect([service.nama, example !== null]).toEqual([service.nama, service.operasi !== null]);
        if (!example) continue;
        const document = parse(example.query);
        expect([service.nama, validate(own, document)]).toEqual([service.nama, []]);
        const given = example.variables === '' ? {} : (JSON.parse(example.variables) as Record<string, unknown>);
        const { errors } = getVariableValues(own, getOperationAST(document)?.variableDefinitions ?? [], given);
        expect([service.nama, errors]).toEqual([service.nama, undefined]);
      }
    });
  },
);

const small = buildSchema(`
  type Query { asn(nip: String, id: ID, kind: Kind!): Asn daftar(first: Int, batch: [Filter!]!): AsnConnection }
  type Mutation { kirim(masukan: [Filter!]!): Int! }
  type Asn { nip: String nama: String alamat: String unit: Unit riwayat: [Riwayat!]! demanding(a: Int!): String }
  type Unit { kode: String induk: Unit }
  type Riwayat { tmt: String nomor: String }
  type AsnConnection { edges: [AsnEdge!]! nodes: [Asn!]! pageInfo: PageInfo! }
  type AsnEdge { node: Asn }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! endCursor: String }
  input Filter { nip: String! jumlah: Int! nama: String catatan: String statusKepegawaian: Kind }
  enum Kind { SATU DUA PNS }
`);
const service = (operasi: string, kolom: string[]): Service => ({
  nama: '1 dua-tiga',
  pasal: 'Pasal 1',
  mode: 'view',
  operasi,
  kolom,
});
const riwayat = service('Asn.riwayat', ['Asn.nip', 'Riwayat.tmt']);

it('asks in the order of the annex, and leaves the fields of another service to that one', () => {
  const asn = service('Query.asn', ['Asn.nama', 'Asn.nip', 'Asn.unit', 'Asn.riwayat', 'Asn.demanding']);
  expect(exampleOf(small, asn, [asn, riwayat])).toEqual({
    query: `# Pasal 1: 1 dua-tiga
query Layanan1DuaTiga($nip: String, $kind: Kind!) {
  asn(nip: $nip, kind: $kind) {
    nama
    nip
    unit {
      kode
    }
  }
}
`,
    variables: JSON.stringify({ nip: '197702142003122900', kind: 'SATU' }, null, 2),
  });
});

it('reaches a service on a person through the person', () => {
  const { query } = exampleOf(small, riwayat, [riwayat]) ?? { query: '' };
  expect(query.replaceAll(/\s+/g, ' ')).toContain('asn(nip: $nip, kind: $kind) { riwayat { tmt } } }');
});

it('asks a list for a small page, its entries, and where it ends', () => {
  const { query, variables } = exampleOf(small, service('Query.daftar', []), []) ?? { query: '', variables: '{}' };
  expect(query.replaceAll(/\s+/g, ' ')).toContain(
    'daftar(first: $first, batch: $batch) { nodes { nip nama } pageInfo { hasNextPage endCursor } }',
  );
  expect(JSON.parse(variables)).toEqual({
    first: 10,
    batch: [{ nip: '197702142003122900', jumlah: 1, nama: 'Sri Lestari Contoh', statusKepegawaian: 'PNS' }],
  });
});

it('a service that only leads to others is shown with all of them', () => {
  const lists = buildSchema('type Query { lists: Lists } type Lists { a: [Kode!]! b: [Kode!]! } type Kode { id: ID }');
  const a = service('Lists.a', ['Kode.id']);
  const { query } = exampleOf(lists, service('Query.lists', []), [a, service('Lists.b', [])]) ?? { query: '' };
  expect(query.replaceAll(/\s+/g, ' ')).toContain('lists { a { id } b { id } }');
});

it('a sending service is a mutation; what is not in the schema has no example', () => {
  expect(exampleOf(small, service('Mutation.kirim', []), [])?.query).toContain('mutation Layanan1DuaTiga(');
  for (const absent of ['Query.tiada', 'Tiada.asn', 'Unit.kode'])
    expect(exampleOf(small, service(absent, []), [])).toBe(null);
  expect(exampleOf(small, { ...riwayat, operasi: null }, [])).toBe(null);
});
