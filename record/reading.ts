// Accesses read back in the form in which they were written, so that what is in the table can be held against its leaf.
import type { Sql } from 'postgres';
import type { Row } from './row.ts';

/** The columns of a row, each under the name and in the form of its leaf. */
export const rowColumns = `
  id::text as id,
  to_char(waktu at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as waktu,
  mitra, klien, petugas, perjanjian, tujuan, mode, layanan, baris, operasi,
  encode(sidik_operasi, 'hex') as "sidikOperasi",
  encode(medan, 'hex') as medan,
  jumlah_orang as "jumlahOrang",
  orang::text[] as orang,
  putusan,
  durasi_mikro as "durasiMikro",
  keputusan,
  permintaan::text as permintaan`;

/** Rows of a time, in its order. */
export async function rowsBetween(sql: Sql, from: string, until: string): Promise<Row[]> {
  return sql.unsafe<Row[]>(
    `select ${rowColumns} from catatan.akses where waktu >= $1 and waktu < $2 order by waktu, id`,
    [from, until],
  );
}
