// The database alone keeps every agreement: its columns, its rows, its days, whatever the programs before it do.
import { contract } from '@bagi/agreements/contract.ts';
import { inForce } from '@bagi/agreements/inForce.ts';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { mayCall, signatureOf } from '@bagi/kit/calls.ts';
import { rightsOf } from '@bagi/kit/rights.ts';
import { applyRoles, roleDifferences } from '@bagi/migrations/apply-roles.ts';
import { roleName, rolePassword } from '@bagi/migrations/roles.ts';
import { compose } from '@bagi/schema/compose.ts';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { graph } from '../start/graph.ts';
import { openLibrary } from '../start/library.ts';
import { openReaders } from '../start/readers.ts';
import { wantedRoles } from '../start/roles.ts';
import { bandung, setneg, widyaiswara } from './people.ts';
import { startTestSystem, type TestSystem } from './system.ts';
import { tablesAboutPersons } from './tablesAboutPersons.ts';

const { schema } = compose();
const library = openLibrary(schema, false);
const partners = [...library.keys()];
const reads = graph.flatMap((subgraph) => subgraph.reads);
const kinds = graph.flatMap((subgraph) => subgraph.kinds);
const calls = graph.flatMap((subgraph) => subgraph.calls);
const agreementOf = (partner: string) => inForce(library, partner, Date.now());
const secret = Buffer.alloc(32, 7);
const prefix = 'fence';

let system: TestSystem;
const opened: Sql[] = [];

beforeAll(async () => {
  system = await startTestSystem({ ROLE_PREFIX: prefix, SEAL_KEY: secret.toString('hex') });
});
afterAll(async () => {
  await Promise.all(opened.map((sql) => sql.end({ timeout: 5 })));
  await system.stop();
});

/** A connection that is a partner's role. */
function as(partner: string): Sql {
  const role = roleName(prefix, agreementOf(partner));
  const url = new URL(system.databaseUrl);
  url.username = role;
  url.password = rolePassword(secret, role);
  const sql = openPool(url.href, { max: 1, applicationName: `tests as ${partner}` });
  opened.push(sql);
  return sql;
}

describe.each(partners)('%s', (partner) => {
  it('may read exactly the columns that its agreement is made of', async () => {
    const role = roleName(prefix, agreementOf(partner));
    const rights = rightsOf(contract(agreementOf(partner), schema), reads, kinds);
    const wanted = [...rights].flatMap(([table, { columns }]) => {
      const { schema: room, name } = getTableConfig(table);
      return [...columns].map((column) => `${room}.${name}.${toSnakeCase(column)}`);
    });
    const may = await system.sql`
      select relnamespace::regnamespace::text || '.' || relname || '.' || attname as column
      from pg_attribute join pg_class on pg_class.oid = attrelid
      where relkind in ('r', 'v', 'm', 'p') and attnum > 0 and not attisdropped
        and relnamespace::regnamespace::text in ('agregat', 'cakupan', 'asn', 'keluarga', 'kotak_masuk', 'riwayat', 'usulan', 'finansial', 'verifikasi', 'pemadanan', 'perjanjian', 'warta', 'graphile_worker', 'public')
        and attrelid <> 'perjanjian.akses'::regclass
        and has_schema_privilege(${role}, relnamespace, 'usage') and has_column_privilege(${role}, attrelid, attnum, 'select')`;
    expect(may.map(({ column }) => String(column)).toSorted()).toEqual(wanted.toSorted());
  });

  it('may write and create nothing, and execute what its operations call', async () => {
    const role = roleName(prefix, agreementOf(partner));
    const may = await system.sql`
      select oid::regclass::text as table from pg_class where relkind in ('r', 'v', 'm', 'p', 'S')
        and relnamespace::regnamespace::text in ('agregat', 'cakupan', 'asn', 'keluarga', 'riwayat', 'usulan', 'finansial', 'verifikasi', 'pemadanan', 'kotak_masuk', 'perjanjian', 'migrations', 'warta', 'graphile_worker', 'public')
        and has_table_privilege(${role}, oid, 'insert, update, delete, truncate, references, trigger, maintain')`;
    expect(may).toEqual([]);
    const [creates] = await system.sql`
      select bool_or(has_schema_privilege(${role}, oid, 'create')) as schemas,
        bool_or(has_database_privilege(${role}, current_database(), 'create')) as databases
      from pg_namespace where nspname !~ '^pg_'`;
    expect(creates).toEqual({ schemas: false, databases: false });
    const executes = await system.sql`
      select oid::regprocedure::text as function from pg_proc where pronamespace::regnamespace::text !~ '^(pg_|information_schema)'
        and has_function_privilege(${role}, oid, 'execute')`;
    const derived = contract(agreementOf(partner), schema);
    const called = calls.filter((call) => mayCall(derived, call)).map(signatureOf);
    expect(executes.map((one) => String(one['function'])).toSorted()).toEqual(
      ['perjanjian.berlaku()', ...called].toSorted(),
    );
  });
});

it("Taspen Life's role reads no table about persons", async () => {
  const role = roleName(prefix, agreementOf('taspen-life'));
  for (const { table } of await tablesAboutPersons(system.sql)) {
    const [may] = await system.sql`select has_any_column_privilege(${role}, ${table}::regclass, 'select') as may`;
    expect(may, table).toEqual({ may: false });
  }
});

it('a role without any condition reads only rows of its scope', async () => {
  const scopes: Record<string, string> = {
    'setneg-siapp': "golongan_ruang_id in ('42', '43', '44', '45')",
    lan: "jenis_asn = 'PNS'",
    'bp-tapera': 'true',
  };
  for (const [partner, where] of Object.entries(scopes)) {
    const sees = await as(partner)`select id from asn.asn`;
    const inScope = await system.sql.unsafe(`select id from asn.asn where ${where}`);
    expect(sees.map(({ id }) => String(id)).toSorted(), partner).toEqual(
      inScope.map(({ id }) => String(id)).toSorted(),
    );
  }
  const family = await as('setneg-siapp')`select distinct asn_id from keluarga.anak`;
  const inScope = await system.sql`
    select distinct k.asn_id from keluarga.anak k join asn.asn a on a.id = k.asn_id where a.golongan_ruang_id in ('42', '43', '44', '45')`;
  expect(family.length).toBe(inScope.length);
});

it("LAN's role reads the positions of Widyaiswara and Analis Kebijakan only", async () => {
  const sees = await as('lan')`select distinct asn_id from riwayat.jabatan`;
  const inScope = await system.sql`
    select distinct r.asn_id from riwayat.jabatan r join asn.asn a on a.id = r.asn_id join asn.jabatan j on j.id = a.jabatan_id
    where a.jenis_asn = 'PNS' and (j.nama like 'Widyaiswara%' or j.nama like 'Analis Kebijakan%')`;
  expect(sees.length).toBeGreaterThan(0);
  expect(sees.map(({ asn_id }) => String(asn_id)).toSorted()).toEqual(
    inScope.map(({ asn_id }) => String(asn_id)).toSorted(),
  );
});

it('a column that is not granted is refused by name, and so is the whole row', async () => {
  const lan = as('lan');
  await expect(lan`select alamat from asn.asn limit 1`).rejects.toThrow('permission denied');
  await expect(lan`select * from asn.asn limit 1`).rejects.toThrow('permission denied');
  await expect(lan`select a from asn.asn a limit 1`).rejects.toThrow('permission denied');
  await expect(lan`select id from asn.asn where alamat like 'Jl%'`).rejects.toThrow('permission denied');
  await expect(lan`select id from asn.asn order by nik limit 1`).rejects.toThrow('permission denied');
  await expect(lan`select count(alamat) from asn.asn`).rejects.toThrow('permission denied');
  await expect(lan`select nama from keluarga.anak limit 1`).rejects.toThrow('permission denied');
});

it('a role cannot become another, nor see what others have', async () => {
  const lan = as('lan');
  await expect(lan.unsafe(`set role "${roleName(prefix, agreementOf('setneg-siapp'))}"`)).rejects.toThrow(
    'permission denied',
  );
  await expect(lan`reset session authorization`.then(() => lan`select alamat from asn.asn`)).rejects.toThrow(
    'permission denied',
  );
  expect((await lan`select mitra from perjanjian.akses`).map(({ mitra }) => mitra)).toEqual(['lan']);
  const partners = await system.sql`select count(distinct mitra)::int as partners from perjanjian.kunci_webhook`;
  expect(partners[0]?.['partners']).toBeGreaterThan(1);
  expect((await lan`select mitra from perjanjian.kunci_webhook`).map(({ mitra }) => mitra)).toEqual(['lan']);
  await system.sql`
    insert into perjanjian.perubahan (mitra, pengenal, koordinat, jenis, alasan, diumumkan, berlaku)
    select mitra, 'contoh', 'Asn.nama', 'FIELD_REMOVED', 'Contoh', '2026-11-21', '2026-12-21' from unnest(array['lan', 'bkn']) as mitra`;
  expect((await lan`select mitra from perjanjian.perubahan`).map(({ mitra }) => mitra)).toEqual(['lan']);
  const { body } = await system.ask('lan', '{ perjanjian { perubahan { koordinat jenis alasan diumumkan berlaku } } }');
  expect(body.data.perjanjian.perubahan).toEqual([
    {
      koordinat: 'Asn.nama',
      jenis: 'FIELD_REMOVED',
      alasan: 'Contoh',
      diumumkan: '2026-11-21',
      berlaku: '2026-12-21',
    },
  ]);
  await expect(lan`select rahasia from perjanjian.kunci_webhook`).rejects.toThrow('permission denied');
  await expect(lan`select mitra from warta.diterima`).rejects.toThrow('permission denied');
  await expect(lan`create temporary table keep (id text)`).rejects.toThrow('permission denied');
});

it('access ends with the last day and begins with the first, in Jakarta, without anyone noticing it elsewhere', async () => {
  const role = roleName(prefix, agreementOf('lan'));
  const [{ today = '' } = {}] = await system.sql`select (clock_timestamp() at time zone 'Asia/Jakarta')::date as today`;
  const ask = async () => {
    const { data, errors } = (await system.ask('lan', `{ asn(nip: "${widyaiswara.nip}") { id } }`)).body;
    return data?.asn ?? errors?.[0]?.extensions;
  };
  const terms: [from: string, until: string, reason: string | null, day: string][] = [
    ['2021-10-23', String(today), null, ''],
    [String(today), '2027-10-22', null, ''],
    ['2021-10-23', dayAfter(String(today), -1), 'ENDED', dayAfter(String(today), -1)],
    [dayAfter(String(today), 1), '2027-10-22', 'NOT_BEGUN', dayAfter(String(today), 1)],
  ];
  for (const [from, until, reason, day] of terms) {
    await system.sql`update perjanjian.akses set sejak = ${from}, sampai = ${until} where peran = ${role}`;
    expect(await ask(), `${from} to ${until}`).toEqual(
      reason === null ? { id: widyaiswara.id } : { code: 'AGREEMENT_NOT_IN_FORCE', reason, day },
    );
  }
  await system.sql`update perjanjian.akses set sejak = '2021-10-23', sampai = '2027-10-22' where peran = ${role}`;
});

it('an agreement that is held back gives nothing from that moment on, and another goes on', async () => {
  const role = roleName(prefix, agreementOf('setneg-siapp'));
  const ask = async () => (await system.ask('setneg-siapp', `{ asn(nip: "${setneg.nip}") { id anak { nama } } }`)).body;
  expect((await ask()).data.asn.id).toBe(setneg.id);
  await system.sql`update perjanjian.akses set ditangguhkan = true where peran = ${role}`;
  const began = performance.now();
  const { data, errors } = await ask();
  expect([data, errors?.[0]?.extensions]).toEqual([undefined, { code: 'AGREEMENT_NOT_IN_FORCE', reason: 'SUSPENDED' }]);
  expect(performance.now() - began).toBeLessThan(1_000);
  await expect(as('setneg-siapp')`select id from asn.asn`).rejects.toThrow('SUSPENDED');
  const { nip, instansiId } = bandung;
  const other = await system.ask('bp-tapera', `{ asn(nip: "${nip}", instansiId: "${instansiId}") { id } }`);
  expect(other.body.data.asn.id).toBe(bandung.id);
  await system.sql`update perjanjian.akses set ditangguhkan = false where peran = ${role}`;
  expect((await ask()).data.asn.id).toBe(setneg.id);
});

/** Readers that share few connections, and those that they have open. */
function narrowReaders(name: string, most: { connections: number; connectionsMax: number }) {
  const { databaseUrl } = system;
  const readers = openReaders({ databaseUrl, rolePrefix: prefix, secret, ...most, name, asRole: true });
  onTestFinished(readers.close);
  return { readers, open: () => system.sql`select from pg_stat_activity where application_name = ${name}` };
}

it('more partners than may hold connections at once are all answered, each as itself', async () => {
  const { readers, open } = narrowReaders('tests of few connections', { connections: 1, connectionsMax: 2 });
  const who = { sql: 'select session_user::text, pg_sleep(0.05)', params: [] };
  const partners = ['lan', 'bp-tapera', 'setneg-siapp'];
  const runs = partners.flatMap((partner) => [
    readers.runAs(agreementOf(partner)),
    readers.writeAs(agreementOf(partner)),
    readers.runAs(agreementOf(partner)),
  ]);
  const heard = async () => (await Promise.all(runs.map((run) => run(who, {})))).map(([row]) => row?.[0]);
  const roles = partners.flatMap((partner) => Array.from({ length: 3 }, () => roleName(prefix, agreementOf(partner))));
  expect(await heard()).toEqual(roles);
  expect(await heard()).toEqual(roles);
  // Those that were at work are let go when the next one is asked for.
  await runs[0]?.(who, {});
  await runs[1]?.(who, {});
  await expect.poll(async () => (await open()).length).toBe(2);
});

it('who has several connections gives them up before anybody loses the only one', async () => {
  const { readers, open } = narrowReaders('tests of several connections', { connections: 2, connectionsMax: 4 });
  const [wide, ...others] = ['lan', 'bp-tapera', 'setneg-siapp', 'taspen-life'].map((partner) =>
    readers.runAs(agreementOf(partner)),
  );
  const ask = async (run: typeof wide, sql: string) => (await run?.({ sql, params: [] }, {}))?.[0]?.[0];
  const connection = (run: typeof wide) => ask(run, 'select pg_backend_pid()');
  const first = await connection(wide);
  // Beside what is not answered for a while another connection is opened.
  const asked = [ask(wide, 'select pg_sleep(1)')];
  await expect
    .poll(async () => {
      asked.push(connection(wide));
      return (await open()).length;
    })
    .toBe(2);
  await Promise.all(asked);
  const before = [first, await connection(others[0]), await connection(others[1])];
  await connection(others[2]);
  expect([await connection(wide), await connection(others[0]), await connection(others[1])]).toEqual(before);
});

it('what is right already is left alone; what was changed by hand is seen and put right; what ended is taken away', async () => {
  const wanted = wantedRoles(prefix, library, schema, Date.now());
  expect(await roleDifferences(system.sql, prefix, wanted)).toEqual([]);
  const role = roleName(prefix, agreementOf('lan'));
  await system.sql.unsafe(`grant select (alamat) on asn.asn to "${role}"`);
  const [seen] = await roleDifferences(system.sql, prefix, wanted);
  expect(seen).toMatchObject({ role, change: 'changed', opens: [], closes: ['asn.asn.alamat'] });
  const sql = openPool(system.databaseUrl, { max: 2, applicationName: 'tests apply' });
  opened.push(sql);
  await applyRoles(sql, prefix, wanted, secret);
  expect(await roleDifferences(sql, prefix, wanted)).toEqual([]);
  await expect(as('lan')`select alamat from asn.asn limit 1`).rejects.toThrow('permission denied');

  const without = wanted.filter(({ partner }) => partner !== 'bkn-auditor');
  const [gone] = await applyRoles(sql, prefix, without, secret);
  expect(gone).toMatchObject({ partner: 'bkn-auditor', change: 'gone' });
  expect(await sql`select from pg_roles where rolname = ${gone?.role ?? ''}`).toHaveLength(0);
  await applyRoles(sql, prefix, wanted, secret);
});

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
