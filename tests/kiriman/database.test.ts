// The database alone keeps what a partner may send: in its own name, what it may write, whole, and never changed afterwards.
import { randomUUID } from 'node:crypto';
import { inForce } from '@bagi/agreements/inForce.ts';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { applierName } from '@bagi/migrations/applierRole.ts';
import { applyRoles, roleDifferences } from '@bagi/migrations/apply-roles.ts';
import { roleName, rolePassword } from '@bagi/migrations/roles.ts';
import { compose } from '@bagi/schema/compose.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { graph } from '../../start/graph.ts';
import { openLibrary } from '../../start/library.ts';
import { wantedRoles } from '../../start/roles.ts';
import { analisKebijakan, guruPppk } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { kirimKursus, kunciBaru, kursus } from './sent.ts';

const { schema } = compose();
const library = openLibrary(schema, false);
const secret = Buffer.alloc(32, 9);
const prefix = 'kotak';
const operations = new Set(graph.flatMap(({ kinds }) => kinds).map(({ operation }) => operation));
const partners = [...library.keys()];
const senders = partners.filter((partner) =>
  inForce(library, partner, Date.now()).services.some((one) => !one.notYetServed && operations.has(one.operation)),
);

let system: TestSystem;
const opened: Sql[] = [];
beforeAll(async () => {
  system = await startTestSystem({ ROLE_PREFIX: prefix, SEAL_KEY: secret.toString('hex') });
});
afterAll(async () => {
  await Promise.all(opened.map((sql) => sql.end({ timeout: 5 })));
  await system.stop();
});

function asRole(role: string): Sql {
  const url = new URL(system.databaseUrl);
  url.username = role;
  url.password = rolePassword(secret, role);
  const sql = openPool(url.href, { max: 1, applicationName: `tests as ${role}` });
  opened.push(sql);
  return sql;
}
const roleOf = (partner: string) => roleName(prefix, inForce(library, partner, Date.now()));
const as = (partner: string) => asRole(roleOf(partner));

const lan = { mitra: 'lan', versi: '2021-10-23', operasi: 'Mutation.kirimRiwayatKursus', jenis: 'RIWAYAT_KURSUS' };

/** Lands a request by hand: one record, as a role, with some of it changed. */
async function land(sql: Sql, changed: Partial<typeof lan> = {}, isi: object = kursus): Promise<string> {
  const id = randomUUID();
  const { mitra, versi, operasi, jenis } = { ...lan, ...changed };
  await sql.begin(async (tx) => {
    await tx`insert into kotak_masuk.kiriman (id, mitra, versi, kunci, operasi, sha256, jumlah) values (${id}, ${mitra}, ${versi}, ${id}, ${operasi}, 'x', 1)`;
    await tx`insert into kotak_masuk.rekaman (id, kiriman_id, mitra, versi, urutan, jenis, isi) values (${id}, ${id}, ${mitra}, ${versi}, 1, ${jenis}, ${JSON.stringify(isi)}::text::jsonb)`;
  });
  return id;
}
const closed = /row-level security|SUSPENDED|ENDED/;

it.each(partners)(
  '%s may insert into the inbox what its agreement lets it send, and write nothing else',
  async (partner) => {
    const may = await system.sql`
    select relname || '.' || attname || ' ' || privilege as right
    from pg_attribute join pg_class on pg_class.oid = attrelid, unnest(array['insert', 'update', 'references']) as privilege
    where relkind in ('r', 'v', 'm', 'p') and attnum > 0 and not attisdropped and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
      and has_schema_privilege(${roleOf(partner)}, relnamespace, 'usage') and has_column_privilege(${roleOf(partner)}, attrelid, attnum, privilege)`;
    const inbox = [
      ...['id', 'mitra', 'versi', 'kunci', 'operasi', 'sha256', 'jumlah'].map((column) => `kiriman.${column} insert`),
      ...['id', 'kiriman_id', 'mitra', 'versi', 'urutan', 'jenis', 'isi'].map((column) => `rekaman.${column} insert`),
    ];
    expect(may.map(({ right }) => String(right)).toSorted()).toEqual(senders.includes(partner) ? inbox.toSorted() : []);
  },
);

it('a partner lands what it may write, in its own name and under its own agreement alone', async () => {
  const sql = as('lan');
  await land(sql);
  await expect(land(sql, { mitra: 'bp-tapera' })).rejects.toThrow(closed);
  await expect(land(sql, { versi: '2019-10-22' })).rejects.toThrow(closed);
  await expect(land(sql, { operasi: 'Mutation.kirimKepesertaan' })).rejects.toThrow(closed);
  await expect(land(sql, { jenis: 'KEPESERTAAN' })).rejects.toThrow(closed);
  await expect(land(sql, {}, { ...kursus, nik: '1' })).rejects.toThrow(closed);
  await expect(land(sql, {}, [kursus])).rejects.toThrow(closed);
  await expect(land(as('taspen-life'))).rejects.toThrow('permission denied');
});

it('what has landed is whole: nothing is added to it, changed or taken away', async () => {
  const sql = as('lan');
  const id = await land(sql);
  const added = sql`insert into kotak_masuk.rekaman (id, kiriman_id, mitra, versi, urutan, jenis, isi)
    values (${randomUUID()}, ${id}, 'lan', '2021-10-23', 2, 'RIWAYAT_KURSUS', '{}')`;
  await expect(added).rejects.toThrow('rekaman_kiriman');
  const backdated = sql`insert into kotak_masuk.kiriman (id, mitra, versi, kunci, operasi, sha256, jumlah, diterima)
    values ('a', 'lan', '2021-10-23', 'a', ${lan.operasi}, 'x', 1, '2020-01-01')`;
  await expect(backdated).rejects.toThrow('permission denied');
  for (const table of ['kiriman', 'rekaman']) {
    await expect(sql.unsafe(`update kotak_masuk.${table} set mitra = 'lan'`)).rejects.toThrow('permission denied');
    await expect(sql.unsafe(`delete from kotak_masuk.${table}`)).rejects.toThrow('permission denied');
  }
  await expect(sql`insert into riwayat.kursus (id, asn_id) values ('a', ${kursus.asnId})`).rejects.toThrow(
    'permission denied',
  );
});

it('no partner sees what another sent, nor learns by a key that it did', async () => {
  const kunci = kunciBaru();
  await system.ask('lan', kirimKursus, { kunci, masukan: [kursus] });
  expect((await as('lan')`select id from kotak_masuk.kiriman where kunci = ${kunci}`).length).toBe(1);
  for (const partner of senders.filter((one) => one !== 'lan')) {
    const sql = as(partner);
    expect(await sql`select id from kotak_masuk.kiriman where kunci = ${kunci}`, partner).toEqual([]);
    const [mine] = await sql`select count(*)::int as lan from kotak_masuk.kiriman where mitra = 'lan'`;
    expect(mine, partner).toEqual({ lan: 0 });
  }
});

it('an agreement that is held back, or has ended, lands nothing', async () => {
  const sql = as('lan');
  for (const held of ['ditangguhkan = true', "sampai = '2026-01-01'"]) {
    await system.sql.unsafe(`update perjanjian.akses set ${held} where peran = '${roleOf('lan')}'`);
    await expect(land(sql)).rejects.toThrow(closed);
    await system.sql`update perjanjian.akses set ditangguhkan = false, sampai = '2027-10-22' where peran = ${roleOf('lan')}`;
  }
  await land(sql);
});

it('the applier puts no row into a history but one that a record waits for, of somebody its sender may write about', async () => {
  const penerap = asRole(applierName(prefix));
  const record = async (asnId: string, status = 'MENUNGGU') => {
    const id = await land(as('lan'), {}, { ...kursus, asnId });
    await system.sql`update kotak_masuk.rekaman set status = ${status} where id = ${id}`;
    return id;
  };
  const enter = (id: string, asnId: string) =>
    penerap`insert into riwayat.kursus (id, asn_id) values (${id}, ${asnId})`;
  await enter(await record(kursus.asnId), kursus.asnId);
  await expect(enter(randomUUID(), kursus.asnId)).rejects.toThrow(closed);
  await expect(enter(await record(kursus.asnId, 'DITOLAK'), kursus.asnId)).rejects.toThrow(closed);
  await expect(enter(await record(guruPppk.id), guruPppk.id)).rejects.toThrow(closed);
  await enter(await record(analisKebijakan.id), analisKebijakan.id);
  await expect(penerap`select nama from asn.asn limit 1`).rejects.toThrow('permission denied');
  await expect(penerap`delete from riwayat.kursus`).rejects.toThrow('permission denied');
  await expect(penerap`update kotak_masuk.rekaman set isi = '{}'`).rejects.toThrow('permission denied');
});

it('what was given by hand beyond it is seen, named and taken away, the applier not excepted', async () => {
  const wanted = wantedRoles(prefix, library, schema, Date.now());
  expect(await roleDifferences(system.sql, prefix, wanted)).toEqual([]);
  await system.sql.unsafe(`grant update (isi) on kotak_masuk.rekaman to "${roleOf('lan')}"`);
  await system.sql.unsafe(`grant insert (nama) on asn.asn to "${applierName(prefix)}"`);
  const seen = await roleDifferences(system.sql, prefix, wanted);
  expect(seen.map(({ role, closes }) => [role, closes])).toEqual([
    [roleOf('lan'), ['update kotak_masuk.rekaman.isi']],
    [applierName(prefix), ['insert asn.asn.nama']],
  ]);
  const sql = openPool(system.databaseUrl, { max: 2, applicationName: 'tests apply' });
  opened.push(sql);
  await applyRoles(sql, prefix, wanted, secret);
  expect(await roleDifferences(sql, prefix, wanted)).toEqual([]);
});
