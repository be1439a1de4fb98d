// A twin is what it should be: the same to the partner in every opened cell, and another register in the rest.
import { openPool } from '@bagi/database/connect.ts';
import type { FreshDatabase } from '@bagi/database/fresh.ts';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerOf } from '../system.ts';
import { agreementOf, library, schema } from './pair.ts';
import { twinFor } from './twinned.ts';

const opened: Record<string, string> = {
  'bp-tapera': 'select id, nip, nama, alamat, agama_id, instansi_induk_id from asn.asn order by id',
  'setneg-siapp': `select a.id, a.nama, a.masa_kerja_bulan, k.id as anak, k.nama as nama_anak from asn.asn a join keluarga.anak k on k.asn_id = a.id
    where a.golongan_ruang_id in ('42', '43', '44', '45') order by a.id, k.id`,
  lan: `select id, nip, email, nomor_kontak, foto_id from asn.asn where jenis_asn = 'PNS' order by id`,
  bkn: 'select id, nip, nama, jabatan_id, tanggal_pensiun from asn.asn order by id',
  'taspen-life': `select id, nip, case when ascii(right(id, 1)) % 4 < 2 then nama end as nama, case when ascii(right(id, 1)) % 4 = 0 then tempat_lahir end
    from asn.asn where ascii(right(id, 1)) % 4 < 3 order by id`,
};
const hidden = [
  'select id, nik, gelar_depan from asn.asn order by id',
  'select id, nama from keluarga.orang_tua order by id',
];

const registers: { database: FreshDatabase; sql: Sql }[] = [];
async function reader(register: () => Promise<FreshDatabase>) {
  const database = await register();
  const sql = openPool(database.url, { max: 1, applicationName: 'tests twins' });
  registers.push({ database, sql });
  return (text: string) => sql.unsafe(text);
}
let filled: Awaited<ReturnType<typeof reader>>;
beforeAll(async () => void (filled = await reader(registerOf)));
afterAll(async () => {
  await Promise.all(registers.map(({ sql }) => sql.end({ timeout: 5 })));
  await Promise.all(registers.map(({ database }) => database.drop()));
});

it.each([...library.keys()])('the twin for %s differs in what is not opened, and in nothing else', async (partner) => {
  const twin = await reader(() => twinFor(agreementOf(partner), schema));
  const seen = opened[partner] ?? 'select 1';
  expect(await twin(seen)).toEqual(await filled(seen));
  if (partner === 'bkn-verifikator') return;
  for (const text of hidden) expect(await twin(text)).not.toEqual(await filled(text));
});
