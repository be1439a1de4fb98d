// Brings the roles of a database to what the agreements say: shows the difference, or makes it, in one transaction.
import type { Sql } from 'postgres';
import { fingerprint, type Role, rolePassword } from './roles.ts';
import { quoted } from './spelling.ts';

export interface Difference {
  readonly role: string;
  readonly partner: string;
  readonly change: 'new' | 'changed' | 'gone';
  /** Rights that it gains and loses; of a role that was changed by hand, all are given anew. */
  readonly opens: readonly string[];
  readonly closes: readonly string[];
}

/** What would change; nothing is changed. */
export async function roleDifferences(sql: Sql, prefix: string, wanted: readonly Role[]): Promise<Difference[]> {
  const present = await rolesIn(sql, prefix);
  const gone = present.filter(({ name }) => !wanted.some((role) => role.name === name));
  const kept = await Promise.all(
    wanted.map(async (role): Promise<Difference[]> => {
      const before = present.find(({ name }) => name === role.name);
      const [opens, closes] = compare(role.rights, before ? await rightsIn(sql, role.name) : []);
      if (before && before.hak === fingerprint(role) && opens.length + closes.length === 0) return [];
      return [{ role: role.name, partner: role.partner, change: before ? 'changed' : 'new', opens, closes }];
    }),
  );
  return [
    ...kept.flat(),
    ...(await Promise.all(
      gone.map(async ({ name, mitra }): Promise<Difference> => ({
        role: name,
        partner: mitra ?? '',
        change: 'gone',
        opens: [],
        closes: await rightsIn(sql, name),
      })),
    )),
  ];
}

/** Makes the roles what they should be; a role that is right already is left alone. Passwords follow the secret. */
export async function applyRoles(
  sql: Sql,
  prefix: string,
  wanted: readonly Role[],
  secret: Uint8Array,
): Promise<Difference[]> {
  return sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(72012)`;
    const differences = await roleDifferences(transaction as unknown as Sql, prefix, wanted);
    for (const { role: name, change } of differences) {
      if (change !== 'new') await transaction.unsafe(`DROP OWNED BY ${quoted(name)}`);
      if (change === 'gone') {
        await transaction.unsafe(`DROP ROLE ${quoted(name)}`);
        await transaction`delete from perjanjian.akses where peran = ${name}`;
      }
    }
    const [{ database = '' } = {}] = await transaction`select current_database() as database`;
    // What PostgreSQL gives to everyone of a new database: connecting, and tables of one's own for a session.
    await transaction.unsafe(`REVOKE ALL ON DATABASE ${quoted(String(database))} FROM PUBLIC`);
    const changed = new Set(differences.map(({ role }) => role));
    for (const role of wanted) {
      const [known] = await transaction`select from pg_roles where rolname = ${role.name}`;
      const password = rolePassword(secret, role.name);
      const traits = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS';
      await transaction.unsafe(
        `${known ? 'ALTER' : 'CREATE'} ROLE ${quoted(role.name)} ${traits} PASSWORD '${password}'`,
      );
      if (!changed.has(role.name)) continue;
      const connect = `GRANT CONNECT ON DATABASE ${quoted(String(database))} TO ${quoted(role.name)}`;
      await transaction.unsafe([connect, ...role.statements].join(';\n'));
      await transaction`
        insert into perjanjian.akses (peran, mitra, pokok, sejak, sampai, hak)
        values (${role.name}, ${role.partner}, ${role.root}, ${role.from}, ${role.until}, ${fingerprint(role)})
        on conflict (peran) do update set pokok = excluded.pokok, sejak = excluded.sejak, sampai = excluded.sampai, hak = excluded.hak`;
    }
    return differences;
  });
}

async function rolesIn(
  sql: Sql,
  prefix: string,
): Promise<{ name: string; mitra: string | null; hak: string | null }[]> {
  return sql`
    select rolname::text as name, mitra, hak from pg_roles left join perjanjian.akses on peran = rolname
    where starts_with(rolname, ${`${prefix}_`})`;
}

/** The columns that a role may read and write and the functions it may call, from the catalogue: what was changed by hand is seen. */
async function rightsIn(sql: Sql, role: string): Promise<string[]> {
  const granted = await sql`
    select case acl.privilege_type when 'SELECT' then '' else lower(acl.privilege_type) || ' ' end
      || format('%I.%I.%s', relnamespace::regnamespace::text, relname, attname) as column
    from pg_attribute join pg_class on pg_class.oid = attrelid, aclexplode(attacl) as acl
    where acl.grantee = (select oid from pg_roles where rolname = ${role})
    union all
    -- Nobody is granted a whole table but that in which each role finds its own term: what was given by hand is seen.
    select case acl.privilege_type when 'SELECT' then '' else lower(acl.privilege_type) || ' ' end
      || format('%I.%I.*', relnamespace::regnamespace::text, relname)
    from pg_class, aclexplode(relacl) as acl
    where acl.grantee = (select oid from pg_roles where rolname = ${role}) and pg_class.oid <> 'perjanjian.akses'::regclass
    union all
    select pg_proc.oid::regprocedure::text from pg_proc, aclexplode(proacl) as acl
    where acl.grantee = (select oid from pg_roles where rolname = ${role}) and pg_proc.oid <> 'perjanjian.berlaku()'::regprocedure`;
  return granted.map(({ column }) => String(column));
}

/** Lines that one has and the other has not; the words after the column do not count. */
function compare(wanted: readonly string[], present: readonly string[]): [opens: string[], closes: string[]] {
  const plain = (line: string) => line.replaceAll('"', '').split(' of ')[0] ?? '';
  const [has, needs] = [new Set(present.map(plain)), new Set(wanted.map(plain))];
  return [wanted.filter((line) => !has.has(plain(line))), present.filter((line) => !needs.has(plain(line)))];
}
