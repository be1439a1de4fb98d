// How many persons are alike in everything that a cube tells, counted in one statement.
import type { Sql, TransactionSql } from 'postgres';
import type { Alike } from './blocks.ts';
import { golonganOf, jabatanOf, type Kota, type Status, umurBands, umurBegins } from './dimensions.ts';

/**
 * Everyone in service who has a NIP, as the register stands, but for those appointed after the day. Who left, is blocked
 * or has died is not counted; nor is a record that does not say golongan, jabatan, place of work or birth.
 */
export async function alikeOn(sql: TransactionSql | Sql, day: string, places: readonly Kota[]): Promise<Alike[]> {
  const rows = await sql`
    select jenis_asn as status, lokasi_kerja_id as kota, golongan_ruang_id as golongan, jenis_jabatan_id as jabatan,
      width_bucket(extract(year from age(${day}::date, tanggal_lahir)), ${`{${umurBegins.join(',')}}`}::text::numeric[]) as umur,
      coalesce(tmt_cpns > ${day}::date - interval '1 year', false) as baru, count(*)::int as jumlah
    from asn.asn join asn.kedudukan_hukum on kedudukan_hukum.id = kedudukan_hukum_id
    where kelompok in ('aktif', 'calon', 'nonaktif_sementara') and nip is not null and tmt_meninggal is null
      and coalesce(tmt_cpns <= ${day}::date, true)
    group by 1, 2, 3, 4, 5, 6`;
  const known = new Set(places.map(({ kode }) => kode));
  const sums = new Map<string, Alike>();
  for (const row of rows) {
    const status = String(row['status']) as Status;
    const golongan = golonganOf[status].find(({ ids }) => ids.includes(String(row['golongan'])))?.kode;
    const jabatan = jabatanOf[status].find(({ ids }) => ids.includes(String(row['jabatan'])))?.kode;
    const umur = row['umur'] === null ? undefined : umurBands[Number(row['umur'])]?.kode;
    const kota = String(row['kota']);
    if (golongan === undefined || jabatan === undefined || umur === undefined || !known.has(kota)) continue;
    const baru = row['baru'] === true;
    const key = JSON.stringify([status, kota, golongan, jabatan, umur, baru]);
    const jumlah = Number(row['jumlah']) + (sums.get(key)?.jumlah ?? 0);
    sums.set(key, { status, kota, golongan, jabatan, umur, baru, jumlah });
  }
  return [...sums.values()];
}

/** The places of work that are in a known provinsi. */
export async function placesIn(sql: TransactionSql | Sql): Promise<Kota[]> {
  const rows = await sql`
    select place.id, place.nama, provinsi.id as provinsi, provinsi.nama as nama_provinsi
    from asn.lokasi_kerja as place join asn.kode as provinsi on provinsi.tabel = 'provinsi' and provinsi.id = provinsi_id`;
  return rows.map((row) => ({
    kode: String(row['id']),
    nama: String(row['nama']),
    provinsi: { kode: String(row['provinsi']), nama: String(row['nama_provinsi']) },
  }));
}
