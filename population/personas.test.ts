// The personas are found by their NIP, and what is told of them is so.
import type { Sql } from 'postgres';
import { beforeAll, expect, it } from 'vitest';
import { instansiPersona, personas, type PersonaKey } from './personas.ts';
import { rumpun } from './families.ts';
import { count, seededRegister } from './testing.ts';

let sql: Sql;

beforeAll(async () => {
  sql = await seededRegister({ asn: 200, seed: 3 });
});

const one = async (key: PersonaKey) => {
  const [row] =
    await sql`select a.*, a.tanggal_lahir::text, a.tmt_meninggal::text, c.rumpun_jabatan_id from asn.asn a join cakupan.asn c on c.asn_id = a.id where nip = ${personas[key].nip}`;
  return row ?? {};
};

const entries = (key: PersonaKey, table: string, condition = 'true') =>
  count(sql, `select count(*) from ${table} where asn_id = '${personas[key].id}' and ${condition}`);

it.each(Object.entries(personas))(
  '%s is there under the NIP and the id by which it is called',
  async (key, { id, nama, instansiId }) => {
    const row = await one(key as PersonaKey);
    expect([row['id'], row['nama'], row['instansi_kerja_id']]).toEqual([id, nama, instansiId]);
  },
);

it('bandung is III/c, with a wife, two children and savings', async () => {
  expect((await one('bandung'))['golongan_ruang_id']).toBe('33');
  expect(await entries('bandung', 'keluarga.pasangan')).toBe(1);
  expect(await entries('bandung', 'keluarga.anak')).toBe(2);
  expect(await entries('bandung', 'finansial.simpanan_tapera')).toBe(1);
});

it('setneg is IV/c in a high structural position, with a husband, two children and a career behind her', async () => {
  const row = await one('setneg');
  expect([row['golongan_ruang_id'], row['jenis_jabatan_id'], String(row['eselon_id']).charAt(0)]).toEqual([
    '43',
    '1',
    '2',
  ]);
  expect(await entries('setneg', 'keluarga.pasangan')).toBe(1);
  expect(await entries('setneg', 'keluarga.anak')).toBe(2);
  expect(await entries('setneg', 'riwayat.golongan')).toBeGreaterThan(4);
  expect(await entries('setneg', 'riwayat.jabatan')).toBeGreaterThan(2);
});

it('pembinaIVa is IV/a', async () => {
  expect((await one('pembinaIVa'))['golongan_ruang_id']).toBe('41');
});

it('widyaiswara and analisKebijakan hold the positions whose instansi pembina is LAN', async () => {
  expect((await one('widyaiswara'))['rumpun_jabatan_id']).toBe(rumpun.widyaiswara);
  expect((await one('analisKebijakan'))['rumpun_jabatan_id']).toBe(rumpun.analisKebijakan);
});

it('guruPppk is a teacher under contract, cpns is still on probation', async () => {
  const guru = await one('guruPppk');
  expect([guru['jenis_asn'], guru['rumpun_jabatan_id']]).toEqual(['PPPK', rumpun.guru]);
  expect(await entries('guruPppk', 'riwayat.kontrak_pppk')).toBe(1);
  const cpns = await one('cpns');
  expect([cpns['jenis_asn'], cpns['tmt_pns']]).toEqual(['CPNS', null]);
});

it('pindah moved from Surabaya to Bandung', async () => {
  const { kotaSurabaya, kotaBandung } = instansiPersona;
  expect(
    await entries(
      'pindah',
      'riwayat.pindah_instansi',
      `instansi_asal_id = '${kotaSurabaya}' and instansi_tujuan_id = '${kotaBandung}'`,
    ),
  ).toBe(1);
  expect(await entries('pindah', 'riwayat.jabatan', `instansi_id = '${kotaSurabaya}'`)).toBeGreaterThan(0);
});

it('pensiun has a decreed retirement with pertek and SK', async () => {
  expect((await one('pensiun'))['kedudukan_hukum_id']).toBe('99');
  expect(
    await entries('pensiun', 'riwayat.pensiun', `tmt_pensiun = '2026-09-01' and nomor_pertek <> '' and nomor_sk <> ''`),
  ).toBe(1);
});

it('meninggal was IV/b, and his widow draws a pension from a Taspen office', async () => {
  const row = await one('meninggal');
  expect([row['golongan_ruang_id'], row['tmt_meninggal']]).toEqual(['42', '2026-05-20']);
  expect(await entries('meninggal', 'finansial.pensiun_janda_duda')).toBe(1);
  expect(await entries('meninggal', 'riwayat.pensiun', `kantor_wilayah_taspen like 'Taspen %'`)).toBe(1);
});

it('diberhentikan is dismissed, diblokir is blocked', async () => {
  expect(await entries('diberhentikan', 'riwayat.pemberhentian', `tmt_berhenti = '2026-02-01'`)).toBe(1);
  expect((await one('diblokir'))['kedudukan_hukum_id']).toBe('92');
});

it('dirty has a NIP of another birth date', async () => {
  const row = await one('dirty');
  expect(personas.dirty.nip.slice(0, 8)).not.toBe(String(row['tanggal_lahir']).replaceAll('-', ''));
});

it('profesor is IV/e with a retirement age of 70', async () => {
  const row = await one('profesor');
  expect([row['golongan_ruang_id'], row['batas_usia_pensiun']]).toEqual(['45', 70]);
});
