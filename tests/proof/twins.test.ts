// A twin is what it should be: the same to the partner in every opened cell, and another register in the rest.
import { inForce } from '@bagi/agreements/inForce.ts';
import { openPool } from '@bagi/database/connect.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { compose } from '@bagi/schema/compose.ts';
import { expect, inject, it } from 'vitest';
import { openLibrary } from '../../start/library.ts';
import { makeTwin } from './twins.ts';

const { schema } = compose();
const library = openLibrary(schema, false);

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

it.each([...library.keys()])('the twin for %s differs in what is not opened, and in nothing else', async (partner) => {
  const database = await freshDatabase(inject('clusterUrl'), inject('filled'));
  const sql = openPool(database.url, { max: 1, applicationName: 'tests twins' });
  try {
    const read = (text: string | undefined) => sql.unsafe(text ?? 'select 1');
    const before = { opened: await read(opened[partner]), hidden: await Promise.all(hidden.map(read)) };
    await makeTwin(sql, inForce(library, partner, Date.now()), schema);
    expect(await read(opened[partner])).toEqual(before.opened);
    if (partner === 'bkn-verifikator') return;
    for (const [index, text] of hidden.entries()) expect(await read(text)).not.toEqual(before.hidden[index]);
  } finally {
    await sql.end({ timeout: 5 });
    await database.drop();
  }
});
