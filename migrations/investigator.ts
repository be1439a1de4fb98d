// The role that answers for what was recorded: it reads the record, and of the register what leads from a pseudonym to a person.
import type { Sql } from 'postgres';
import { applyOwnRole } from './ownRole.ts';

/** Name of the role; the hyphen keeps it apart from the roles of agreements. */
export function investigatorName(prefix: string): string {
  return `${prefix}-penelusur`;
}

/** Table → what it reads of it; every one of them is closed to whoever has no policy. */
const register: Readonly<Record<string, string>> = {
  'asn.asn': 'id, nip, nik, nama',
  'asn.nip': 'nip, asn_id',
  'asn.berkas': 'asn_id, sha256',
  'riwayat.dokumen': 'asn_id, sha256',
  'usulan.dokumen': 'asn_id, sha256',
  // Of lists their totals, for reports, and where their verdicts are stored.
  'pemadanan.daftar':
    'id, mitra, versi, triwulan, status, diajukan, selesai, jumlah_baris, jumlah_sesuai, jumlah_tidak_sesuai, jumlah_tidak_ditemukan, jumlah_cacat, sha256_masukan, sha256_hasil, sha256_berita_acara',
};

/** Makes the role, or gives it its rights anew. */
export async function applyInvestigator(sql: Sql, prefix: string, secret: Uint8Array): Promise<void> {
  await applyOwnRole(sql, investigatorName(prefix), secret, (role) => [
    `GRANT USAGE ON SCHEMA catatan, asn, pemadanan, riwayat, usulan TO ${role}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA catatan, asn, pemadanan, riwayat, usulan FROM ${role}`,
    `GRANT SELECT ON catatan.akses, catatan.medan, catatan.ditolak, catatan.kejadian, catatan.perubahan, catatan.kunci, catatan.penundaan, catatan.pemakaian_harian, catatan.operasi_harian, catatan.hari_terhitung TO ${role}`,
    `GRANT INSERT ON catatan.penundaan TO ${role}`,
    ...Object.entries(register).flatMap(([table, columns]) => [
      `GRANT SELECT (${columns}) ON ${table} TO ${role}`,
      `DROP POLICY IF EXISTS ${role} ON ${table}`,
      `CREATE POLICY ${role} ON ${table} FOR SELECT TO ${role} USING (true)`,
    ]),
  ]);
}
