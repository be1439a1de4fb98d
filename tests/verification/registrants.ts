// What a partner would send of an invented person, as the register holds it, and the two ways to ask.
import type { Sql } from 'postgres';

/** The attributes of verification, by their names in the API. */
export interface Sent {
  nip: string;
  nama: string;
  tanggalLahir?: string | null | undefined;
  tempatLahir?: string | null | undefined;
  jenisKelamin?: string | null | undefined;
  instansi?: string | null | undefined;
  golongan?: string | null | undefined;
  statusKepegawaian?: string | null | undefined;
}

/** A NIP that nobody has. */
export const nobody = '190001011900011999';

/** The truth about the persons of these NIP, in their order. */
export async function truth(sql: Sql, nips: readonly string[]): Promise<Sent[]> {
  const rows = await sql`
    select a.nip, a.nama, a.tanggal_lahir::text as tanggal_lahir, a.tempat_lahir, a.jenis_kelamin_id, i.nama as instansi, g.nama as golongan, a.jenis_asn
    from asn.asn a left join asn.instansi i on i.id = a.instansi_kerja_id left join asn.golongan g on g.id = a.golongan_ruang_id
    where a.nip = any(${[...nips]})`;
  const byNip = new Map(rows.map((row) => [row['nip'], row]));
  return nips.map((nip) => {
    const row = byNip.get(nip);
    return {
      nip,
      nama: String(row?.['nama']),
      tanggalLahir: row?.['tanggal_lahir'],
      tempatLahir: row?.['tempat_lahir'],
      jenisKelamin: row?.['jenis_kelamin_id'],
      instansi: row?.['instansi'],
      golongan: row?.['golongan'],
      statusKepegawaian: row?.['jenis_asn'],
    };
  });
}

export const one = 'query ($data: PendaftarMasukan!) { verifikasiAsn(data: $data) }';
export const many = 'query ($data: [PendaftarMasukan!]!) { verifikasiAsnBanyak(data: $data) }';
