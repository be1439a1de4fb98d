// BKN's dashboards count what BKN may see anyway: to the last one, in one statement, and nobody else counts.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bandung } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

const counted = `jenisAsn golonganRuang { id } kedudukanHukum { id } instansiKerja { id } jumlah`;

it('ASN are counted for each combination of the dimensions named, and the others are null', async () => {
  system.statements();
  const { body } = await system.ask('bkn', `{ ringkasanAsn(menurut: [JENIS_ASN, GOLONGAN_RUANG]) { ${counted} } }`);
  expect(body.errors).toBeUndefined();
  const statements = system.statements();
  const stored = await system.sql`
    select jenis_asn, golongan_ruang_id, count(*)::int as jumlah from asn.asn group by 1, 2 order by 1, 2`;
  expect(body.data.ringkasanAsn).toEqual(
    stored.map((row) => ({
      jenisAsn: row['jenis_asn'],
      golonganRuang: row['golongan_ruang_id'] === null ? null : { id: row['golongan_ruang_id'] },
      kedudukanHukum: null,
      instansiKerja: null,
      jumlah: row['jumlah'],
    })),
  );
  expect(statements).toEqual([
    'select "jenis_asn", "golongan_ruang_id", count(*)::int from "cakupan"."asn" group by "cakupan"."asn"."jenis_asn", "cakupan"."asn"."golongan_ruang_id" order by "cakupan"."asn"."jenis_asn" asc, "cakupan"."asn"."golongan_ruang_id" asc',
  ]);
});

it('counts of different kinds in one operation are each by their own dimensions', async () => {
  const { body } = await system.ask(
    'bkn',
    '{ semua: ringkasanAsn(menurut: []) { jumlah } satu: ringkasanAsn(menurut: [JENIS_ASN]) { jenisAsn jumlah } }',
  );
  const [{ jumlah } = { jumlah: 0 }] = await system.sql`select count(*)::int as jumlah from asn.asn`;
  expect(body.data.semua).toEqual([{ jumlah }]);
  expect(body.data.satu).toHaveLength(3);
  const sum = body.data.satu.reduce((total: number, one: { jumlah: number }) => total + one.jumlah, 0);
  expect(sum).toBe(jumlah);
});

it('a filter narrows the count as it narrows the list', async () => {
  const { body } = await system.ask(
    'bkn',
    `query ($instansi: ID!) { ringkasanAsn(menurut: [INSTANSI_KERJA], filter: { instansiKerjaId: $instansi }) {
      instansiKerja { id nama } jumlah } }`,
    { instansi: bandung.instansiId },
  );
  const stored = await system.sql`
    select i.id, i.nama, count(*)::int as jumlah from asn.asn join asn.instansi i on i.id = instansi_kerja_id
    where i.id = ${bandung.instansiId} group by 1, 2`;
  expect(body.data.ringkasanAsn).toEqual(
    stored.map(({ id, nama, jumlah }) => ({ instansiKerja: { id, nama }, jumlah })),
  );
});

it('proposals are counted by group and by how far they have come', async () => {
  system.statements();
  const { body } = await system.ask('bkn', '{ ringkasanUsulan { kelompok status jumlah } }');
  expect(system.statements()).toHaveLength(1);
  const stored = await system.sql`
    select kelompok, status, count(*)::int as jumlah from usulan.usulan group by 1, 2 order by 1, 2`;
  expect(body.data.ringkasanUsulan).toEqual(stored.map((row) => ({ ...row })));
  expect(stored.length).toBeGreaterThan(5);
});

it.each(['bp-tapera', 'setneg-siapp', 'lan', 'taspen-life', 'bkn-verifikator', 'bkn-auditor'])(
  'for %s there is no such question',
  async (partner) => {
    for (const query of ['{ ringkasanUsulan { jumlah } }', '{ ringkasanAsn(menurut: [JENIS_ASN]) { jumlah } }']) {
      const { status, body } = await system.ask(partner, query);
      expect(status).toBe(400);
      expect(body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  },
);
