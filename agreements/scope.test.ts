// Whose rows each agreement opens, type by type; a service narrows only the type that it returns.
import { compose } from '@bagi/schema/compose.ts';
import { expect, test } from 'vitest';
import type { Agreement } from './agreement.ts';
import { exampleDocuments, readLibrary, signedDocuments } from './library.ts';
import { bound, nodeType, scope } from './scope.ts';
import { version } from './test/document.ts';

const { schema } = compose();
const library = readLibrary([signedDocuments, exampleDocuments]);

function agreement(partner: string): Agreement {
  const last = library.get(partner)?.at(-1);
  if (!last) throw new Error(`There is no ${partner}.`);
  return last.agreement;
}

const pns = { fact: 'jenisAsn', values: ['PNS'] };
const keluargaJabatan = {
  fact: 'rumpunJabatan',
  values: ['A5EB03E23DE6F6A0E040640A040252AD', 'D69E1293F4AB007CE040640A02020DA6'],
};

test('LAN sees PNS, and of histories and retirements only those of Widyaiswara and Analis Kebijakan', () => {
  expect(scope(agreement('lan'), schema, 'Asn')).toEqual([pns]);
  expect(scope(agreement('lan'), schema, 'RiwayatJabatan')).toEqual([pns, keluargaJabatan]);
  expect(scope(agreement('lan'), schema, 'Pensiun')).toEqual([pns, keluargaJabatan]);
});

test('Setneg sees golongan IV/b and above in every type', () => {
  const pembina = [{ fact: 'golonganRuang', values: ['42', '43', '44', '45'] }];
  for (const type of ['Asn', 'Pasangan', 'Anak', 'Usulan', 'Kepangkatan'])
    expect(scope(agreement('setneg-siapp'), schema, type)).toEqual(pembina);
});

test('BP Tapera is bound to the instansi it names when it asks for one person, and to nothing in its lists', () => {
  const tapera = agreement('bp-tapera');
  expect(bound(tapera, 'Query.asn')).toEqual([{ fact: 'instansiKerja', argument: 'instansiId' }]);
  expect(scope(tapera, schema, 'Asn')).toEqual([]);
  for (const operation of ['Query.daftarAsnAktif', 'Query.daftarPensiun', 'Query.unknown'])
    expect(bound(tapera, operation)).toEqual([]);
});

test('rows that a service names by their codes are bound to no argument', () => {
  expect(bound(agreement('lan'), 'Query.daftarPensiun')).toEqual([]);
});

test("BKN's own agreements and Taspen Life's say why they know no narrowing", () => {
  for (const partner of ['bkn', 'bkn-verifikator', 'bkn-auditor', 'taspen-life']) {
    expect(scope(agreement(partner), schema, 'Asn')).toEqual([]);
    expect(agreement(partner).rows).toEqual({ everyone: expect.stringMatching(/\w{3}/) });
  }
});

test('a type that no service returns has the rows of the agreement', () => {
  const { agreement: small } = version();
  const narrowed = { fact: 'golonganRuang', values: ['44', '45'] };
  expect(scope(small, schema, 'Pensiun')).toEqual([pns, narrowed]);
  expect(scope(small, schema, 'Agama')).toEqual([pns]);
});

test('a service that is not served narrows and binds nothing', () => {
  const { agreement: small } = version();
  const services = small.services.map((service) => ({ ...service, notYetServed: true as const }));
  expect(scope({ ...small, services }, schema, 'Pensiun')).toEqual([pns]);
  expect(bound({ ...small, services }, 'Query.asn')).toEqual([]);
});

test('the type of a list is that of its nodes', () => {
  expect(nodeType(schema, 'Query.asn')).toBe('Asn');
  expect(nodeType(schema, 'Query.daftarPensiun')).toBe('Pensiun');
  expect(nodeType(schema, 'Asn.riwayatJabatan')).toBe('RiwayatJabatan');
  expect(nodeType(schema, 'Query.unknown')).toBeUndefined();
});
