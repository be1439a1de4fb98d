// What the catalogue of PostgreSQL says must hold of everything in the database, whichever agreements there are.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestSystem, type TestSystem } from './system.ts';
import { tablesAboutPersons } from './tablesAboutPersons.ts';

const prefix = 'katalog';

/** Read by two persons, one of them from outside development, before a name is added. */
const reviewed = [
  'pemadanan.ajukan(text,text)',
  'pemadanan.catat(text,integer)',
  'pemadanan.gagalkan(text,text)',
  'pemadanan.kalender()',
  'pemadanan.lihat(text)',
  'pemadanan.mulai()',
  'pemadanan.padankan(text)',
  'pemadanan.selesaikan(text,integer,integer,integer,integer,integer,jsonb,text,text,text)',
  'pemadanan.terima(text,text,text,bigint)',
  'perjanjian.ajukan_langkah(text,text,date,text,text,text,text,date,text,boolean,text,text)',
  'perjanjian.ambil_jatah(text,text[],text[],timestamp with time zone[],bigint[],boolean[],bigint[])',
  'perjanjian.berlaku()',
  'perjanjian.cabut_operasi_sendiri(text)',
  'perjanjian.daftar()',
  'perjanjian.daftarkan_operasi(text,text,text,text,text[],bigint,date,text,integer)',
  'perjanjian.daftarkan_operasi_sendiri(text,text,text,text[],bigint,date)',
  'perjanjian.jendela_baris()',
  'perjanjian.jendela_keadaan()',
  'perjanjian.keadaan_kini()',
  'perjanjian.langkah(text)',
  'perjanjian.lupakan_jatah()',
  'perjanjian.naskah_operasi(text,text)',
  'perjanjian.operasi_sendiri()',
  'perjanjian.pemakaian(integer)',
  'perjanjian.penggunaan(text,date,date)',
  'perjanjian.periksa(text)',
  'perjanjian.putuskan_langkah(text,text,text,text,text)',
  'verifikasi.bebankan(text[])',
  'verifikasi.putuskan(uuid,text[],text[],text[],date[],text[],text[],text[],text[])',
  'warta.perhatikan()',
  'warta.umumkan(text,text[],text,text)',
];

/** Nobody can be these; each owns the functions of its schemas. */
const owners: Readonly<Record<string, string>> = {
  pemadanan: '"bagi-pakai-verifikasi"',
  perjanjian: '"bagi-pakai-perjanjian"',
  verifikasi: '"bagi-pakai-verifikasi"',
  warta: '"bagi-pakai-warta"',
};

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem({ ROLE_PREFIX: prefix });
});
afterAll(() => system.stop());

it('every table about persons is forced to its policies, and has some', async () => {
  const tables = await tablesAboutPersons(system.sql);
  expect(tables.length).toBeGreaterThan(40);
  const open = await system.sql`
    select oid::regclass::text as table from pg_class
    where oid::regclass::text = any(${tables.map(({ table }) => table)}) and not (relrowsecurity and relforcerowsecurity)`;
  expect(open).toEqual([]);
});

it('functions with the rights of their owner are these, and their owner is nobody that anyone can be', async () => {
  const definers = await system.sql`
    select oid::regprocedure::text as function, proowner::regrole::text as owner, proconfig from pg_proc
    where prosecdef and pronamespace::regnamespace::text !~ '^pg_' order by 1`;
  expect(definers).toEqual(
    reviewed.map((name) => ({
      function: name,
      owner: owners[name.split('.')[0] ?? ''],
      proconfig: expect.arrayContaining(['search_path=""']),
    })),
  );
  const ownersMay = await system.sql`
    select rolsuper or rolcanlogin or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as able,
      exists (select from pg_auth_members where roleid = pg_roles.oid and member in (select oid from pg_roles where rolcanlogin and not rolsuper)) as lent,
      exists (select from pg_class where relowner = pg_roles.oid) as owns
    from pg_roles where rolname in ('bagi-pakai-verifikasi', 'bagi-pakai-warta', 'bagi-pakai-perjanjian')`;
  expect(ownersMay).toEqual([
    { able: false, lent: false, owns: false },
    { able: false, lent: false, owns: false },
    { able: false, lent: false, owns: false },
  ]);
  const columns = await system.sql`
    select attname::text as column from pg_attribute, aclexplode(attacl) as acl
    where attrelid = 'asn.asn'::regclass and acl.grantee = '"bagi-pakai-verifikasi"'::regrole order by 1`;
  expect(columns.map(({ column }) => column)).toEqual([
    'golongan_ruang_id',
    'id',
    'instansi_kerja_id',
    'jenis_asn',
    'jenis_kelamin_id',
    'nama',
    'nip',
    'tanggal_lahir',
    'tempat_lahir',
  ]);
  const whole = await system.sql`
    select oid::regclass::text as table, acl.privilege_type as may from pg_class, aclexplode(relacl) as acl
    where acl.grantee = '"bagi-pakai-verifikasi"'::regrole and relkind = 'r' order by 1, 2`;
  expect([...new Set(whole.map(({ table }) => String(table)))]).toEqual([
    'pemadanan.baris',
    'pemadanan.daftar',
    'perjanjian.akses',
    'verifikasi.beban',
    'verifikasi.kunci',
  ]);
  const reads = whole.filter(({ table }) => ['perjanjian.akses', 'verifikasi.kunci'].includes(String(table)));
  expect(reads.map(({ may }) => may)).toEqual(['SELECT', 'SELECT']);
});

it('no view, nothing for everyone', async () => {
  // The one view is the queue's own, for whoever owns the database: nobody else is granted it.
  expect(
    await system.sql`
      select oid::regclass::text as view, (select count(*)::int from aclexplode(relacl) as acl where acl.grantee <> relowner) as granted
      from pg_class where relkind in ('v', 'm') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`,
  ).toEqual([{ view: 'graphile_worker.jobs', granted: 0 }]);
  const everyone = await system.sql`
    select oid::regclass::text from pg_class, aclexplode(relacl) acl where acl.grantee = 0 and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`;
  expect(everyone).toEqual([]);
  const functions = await system.sql`
    select p.oid::regprocedure::text from pg_proc p where p.pronamespace::regnamespace::text !~ '^(pg_|information_schema)'
      and (p.proacl is null or exists (select from aclexplode(p.proacl) acl where acl.grantee = 0))`;
  expect(functions).toEqual([]);
});

it('no partner is a member of anything, owns anything, or goes past the policies', async () => {
  const roles = await system.sql`
    select rolname from pg_roles where starts_with(rolname, ${`${prefix}_`})
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
        or exists (select from pg_auth_members where member = pg_roles.oid or roleid = pg_roles.oid)
        or exists (select from pg_class where relowner = pg_roles.oid))`;
  expect(roles).toEqual([]);
});
