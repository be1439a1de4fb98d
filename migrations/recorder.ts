// The role that writes the record: it may add to it, and neither read, change nor remove anything.
import type { Sql } from 'postgres';
import { rolePassword } from './roles.ts';
import { quoted } from './spelling.ts';

/** Name of the recorder's role; the hyphen keeps it apart from the roles of agreements. */
export function recorderName(prefix: string): string {
  return `${prefix}-pencatat`;
}

const logs = ['catatan.akses', 'catatan.medan', 'catatan.ditolak', 'catatan.kejadian'] as const;

/** Makes the role, or gives it its rights anew. */
export async function applyRecorder(sql: Sql, prefix: string, secret: Uint8Array): Promise<void> {
  const name = recorderName(prefix);
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
      ...logs.map((log) => `GRANT INSERT ON ${log} TO ${role}`),
    ])
      await transaction.unsafe(statement);
  });
}
