// The role that answers for what was recorded: it reads the record, and of the register what leads from a pseudonym to a person.
import type { Sql } from 'postgres';
import { rolePassword } from './roles.ts';
import { quoted } from './spelling.ts';

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
  const name = investigatorName(prefix);
  const role = quoted(name);
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(72012)`;
    const [known] = await transaction`select from pg_roles where rolname = ${name}`;
    // Only a superuser may say what a role is not, of one that exists.
    const traits = known ? '' : 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS';
    const password = rolePassword(secret, name);
    await transaction.unsafe(`${known ? 'ALTER' : 'CREATE'} ROLE ${role} ${traits} PASSWORD '${password}'`);
    const [{ database = '' } = {}] = await transaction`select current_database() as database`;
    for (const statement of [
      `GRANT CONNECT ON DATABASE ${quoted(String(database))} TO ${role}`,
      `GRANT USAGE ON SCHEMA catatan, asn, pemadanan, riwayat, usulan TO ${role}`,
      `REVOKE ALL ON ALL TABLES IN SCHEMA catatan, asn, pemadanan, riwayat, usulan FROM ${role}`,
      `GRANT SELECT ON catatan.akses, catatan.medan, catatan.ditolak, catatan.kejadian, catatan.perubahan, catatan.kunci, catatan.penundaan, catatan.pemakaian_harian, catatan.operasi_harian, catatan.hari_terhitung TO ${role}`,
      `GRANT INSERT ON catatan.penundaan TO ${role}`,
      ...Object.entries(register).flatMap(([table, columns]) => [
        `GRANT SELECT (${columns}) ON ${table} TO ${role}`,
        `DROP POLICY IF EXISTS ${role} ON ${table}`,
        `CREATE POLICY ${role} ON ${table} FOR SELECT TO ${role} USING (true)`,
      ]),
    ])
      await transaction.unsafe(statement);
  });
}
