// Taking away from a document never opens anything; adding to it never closes anything; the order of services means nothing.
import { compose } from '@bagi/schema/compose.ts';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { Agreement, Service } from './agreement.ts';
import { type Grants, grants, permits } from './grants.ts';
import { exampleDocuments, readLibrary, signedDocuments } from './library.ts';
import { version } from './test/document.ts';

const { schema } = compose();
const agreements = [...readLibrary([signedDocuments, exampleDocuments]).values()].flat().map((one) => one.agreement);
const anAgreement = fc.constantFrom(...agreements);
const aService = fc.constantFrom(...agreements.flatMap(({ services }) => services));

const opened = ({ coordinates, arguments: args }: Grants) => new Set([...coordinates, ...args]);
const of = (agreement: Agreement, services: readonly Service[]) =>
  grants({ ...agreement, services: [...services] }, schema);

/** One of the fields that a document lists, as [service, type, field]. */
function aField({ services }: Agreement): fc.Arbitrary<readonly [number, string, string]> {
  return fc.constantFrom(
    ...services.flatMap(({ fields }, index) =>
      Object.entries(fields).flatMap(([type, names]) => Object.keys(names).map((name) => [index, type, name] as const)),
    ),
  );
}

function without(service: Service, type: string, field: string): Service {
  const { [field]: _, ...others } = service.fields[type] ?? {};
  return { ...service, fields: { ...service.fields, [type]: others } };
}

describe('for every agreement', () => {
  test('removing a field never adds a coordinate, and removes it where no other service lists it', () => {
    const rich = anAgreement.filter(({ services }) => services.some(({ fields }) => Object.keys(fields).length > 0));
    const taken = rich.chain((agreement) => fc.tuple(fc.constant(agreement), aField(agreement)));
    fc.assert(
      fc.property(taken, ([agreement, [index, type, field]]) => {
        const before = opened(grants(agreement, schema));
        const services = agreement.services.map((one, place) => (place === index ? without(one, type, field) : one));
        const after = of(agreement, services);
        expect([...opened(after)].filter((one) => !before.has(one))).toEqual([]);
        const elsewhere = services.some(
          (one) => one.fields[type]?.[field] !== undefined || one.operation === `${type}.${field}`,
        );
        expect(permits(after, `${type}.${field}`)).toBe(elsewhere);
      }),
      { numRuns: 300 },
    );
  });

  test('removing a service never adds one, adding a service never removes one', () => {
    fc.assert(
      fc.property(anAgreement, aService, (agreement, service) => {
        const before = opened(grants(agreement, schema));
        const after = opened(of(agreement, [...agreement.services, service]));
        expect([...before].filter((one) => !after.has(one))).toEqual([]);
      }),
    );
  });

  test('the order of services does not matter', () => {
    const shuffled = anAgreement.chain((agreement) =>
      fc.tuple(
        fc.constant(agreement),
        fc.shuffledSubarray([...agreement.services], { minLength: agreement.services.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([agreement, services]) => {
        expect(of(agreement, services)).toEqual(grants(agreement, schema));
      }),
    );
  });

  test('what is not served yet opens nothing', () => {
    for (const agreement of agreements) {
      const built = agreement.services.filter((service) => service.notYetServed === undefined);
      expect(of(agreement, built)).toEqual(grants(agreement, schema));
    }
  });
});

test('an agreement without any service opens itself alone', () => {
  const { coordinates, arguments: args, required } = of(version().agreement, []);
  expect(
    [...coordinates].filter(
      (one) =>
        !/^(Query\.perjanjian$|(Layanan|Webhook|Kewajiban)?Perjanjian\.|PeristiwaWebhook\.|KunciWebhook\.|Query\.pemakaian$|Pemakaian\.|Kuota\.|PerubahanPerjanjian\.)/.test(
          one,
        ),
    ),
  ).toEqual([]);
  expect([...args, ...required]).toEqual([]);
});

test('nothing is permitted that is not listed, also not what is named like a part of the machinery', () => {
  const small = grants(version().agreement, schema);
  expect(permits(small, 'Asn.nip')).toBe(true);
  for (const other of ['Asn.nama', 'Asn.NIP', 'asn.nip', 'Asn.', '', 'Asn.constructor', 'Query._entities', 'Asn.nip '])
    expect(permits(small, other)).toBe(false);
});

test('an argument is required as soon as one service says so', () => {
  const { agreement } = version();
  const [first] = agreement.services;
  if (!first) throw new Error('The document has no service.');
  const loose: Service = { ...first, arguments: { nip: 'optional', instansiId: 'required' } };
  for (const services of [
    [first, loose],
    [loose, first],
  ])
    expect(of(agreement, services).required).toContain('Query.asn(nip)');
});

describe('paging is opened with what is paged, and only with that', () => {
  const paged = buildSchema(`
    type Query { daftar(first: Int, after: String, saring: Saring): DaftarConnection, jaringan: Jaringan, kosong: KosongConnection }
    type DaftarConnection { edges: [DaftarEdge], nodes: [Asn], pageInfo: PageInfo, total: Int }
    type DaftarEdge { node: Asn, cursor: String }
    type Asn { nama: String, lahir(format: String, zona: String): String }
    type Jaringan { edges: [DaftarEdge], nodes: [Asn] }
    type KosongConnection { total: Int }
    type PageInfo { endCursor: String, hasNextPage: Boolean }
    input Saring { nama: String }
  `);
  const [profil] = version().agreement.services;
  const opened = (operation: string, fields: Record<string, Record<string, string>>) => {
    if (!profil) throw new Error('There is a service.');
    const service = { ...profil, operation, fields, arguments: {}, rows: {} };
    return grants({ ...version().agreement, services: [service] }, paged);
  };

  test('of a connection: its edges, nodes and places, not its count', () => {
    const { coordinates, arguments: given } = opened('Query.daftar', { Asn: { lahir: 'L' }, Saring: { nama: 'N' } });
    expect([...coordinates].toSorted()).toEqual([
      'Asn.lahir',
      'DaftarConnection.edges',
      'DaftarConnection.nodes',
      'DaftarConnection.pageInfo',
      'DaftarEdge.cursor',
      'DaftarEdge.node',
      'PageInfo.endCursor',
      'PageInfo.hasNextPage',
      'Query.daftar',
      'Query.pemakaian',
      'Query.perjanjian',
      'Saring.nama',
    ]);
    expect([...given].toSorted()).toEqual(['Asn.lahir(format)', 'Query.daftar(after)', 'Query.daftar(first)']);
  });

  test.for(['Query.jaringan', 'Query.kosong', 'Query.tiada'])('not of what only looks like one: %s', (operation) => {
    expect([...opened(operation, {}).coordinates].toSorted()).toEqual(
      [operation, 'Query.perjanjian', 'Query.pemakaian'].toSorted(),
    );
  });
});

test('a document that lets its partner register operations opens what it does so by, and no other document does', () => {
  const [agreement] = agreements;
  if (!agreement) throw new Error('There is no agreement.');
  const plain = grants({ ...agreement, operations: undefined }, schema);
  const registering = grants({ ...agreement, operations: { registersItself: '1' } }, schema);
  const more = (what: 'arguments' | 'coordinates' | 'required') =>
    [...registering[what]].filter((one) => !plain[what].has(one) && !one.startsWith('OperasiTerdaftar')).toSorted();
  expect(more('coordinates')).toEqual(['Mutation.cabutOperasi', 'Mutation.daftarkanOperasi', 'Query.operasiTerdaftar']);
  const args = ['Mutation.cabutOperasi(id)', 'Mutation.daftarkanOperasi(nama)', 'Mutation.daftarkanOperasi(naskah)'];
  expect([more('arguments'), more('required')]).toEqual([args, args]);
  expect(permits(registering, 'OperasiTerdaftar.id')).toBe(true);
  expect([...plain.coordinates].filter((one) => /Operasi/.test(one))).toEqual([]);
});
