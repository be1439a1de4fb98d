// A role of the system's own, beside those of agreements: there from the first start on, with its rights given anew at each.
import type { Sql } from 'postgres';
import { rolePassword } from './roles.ts';
import { quoted } from './spelling.ts';

/** What a role may, as statements about it; both names are quoted, and the statements run one after the other. */
export type Rights = (role: string, database: string) => readonly string[];

/** Makes the role, or gives it its rights anew, whole or not at all; its password follows the secret. */
export async function applyOwnRole(sql: Sql, name: string, secret: Uint8Array, rights: Rights): Promise<void> {
  const role = quoted(name);
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(72012)`;
    const [known] = await transaction`select from pg_roles where rolname = ${name}`;
    // Only a superuser may say what a role is not, of one that exists.
    const traits = known ? '' : 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS';
    const password = rolePassword(secret, name);
    await transaction.unsafe(`${known ? 'ALTER' : 'CREATE'} ROLE ${role} ${traits} PASSWORD '${password}'`);
    const [{ database: named = '' } = {}] = await transaction`select current_database() as database`;
    const database = quoted(String(named));
    await transaction.unsafe(
      [`GRANT CONNECT ON DATABASE ${database} TO ${role}`, ...rights(role, database)].join(';\n'),
    );
  });
}
