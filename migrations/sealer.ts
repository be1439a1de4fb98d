// The role that seals the record: it reads the rows, adds leaves and checkpoints beside them, and changes nothing.
import type { Sql } from 'postgres';
import { rolePassword } from './roles.ts';
import { quoted } from './spelling.ts';

/** Name of the sealer's role; the hyphen keeps it apart from the roles of agreements. */
export function sealerName(prefix: string): string {
  return `${prefix}-penyegel`;
}

const rights = [
  'SELECT ON catatan.akses, catatan.ditolak, catatan.kejadian, catatan.perubahan, catatan.penundaan, catatan.medan',
  'SELECT, INSERT ON catatan.daun, catatan.simpul, catatan.titik, catatan.stempel',
] as const;

/** Makes the role, or gives it its rights anew. */
export async function applySealer(sql: Sql, prefix: string, secret: Uint8Array): Promise<void> {
  const name = sealerName(prefix);
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
      `REVOKE ALL ON ALL TABLES IN SCHEMA catatan FROM ${role}`,
      `GRANT USAGE ON SCHEMA catatan TO ${role}`,
      ...rights.map((one) => `GRANT ${one} TO ${role}`),
    ])
      await transaction.unsafe(statement);
  });
}
