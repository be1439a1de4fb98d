// What peers are given beside the register's own tables, so that each may do its best: nothing of it is used by ours.
import type { Sql } from 'postgres';

/** Partners whose operations are measured with PostGraphile's row security. */
const partners = ['bp-tapera', 'setneg-siapp', 'lan', 'bkn'];

/** The role that stands for a partner where PostGraphile asks as one. */
export function roleOfPartner(partner: string): string {
  return `bangku_${partner.replaceAll('-', '_')}`;
}

export async function layBeside(sql: Sql): Promise<void> {
  // A page of golongan IV/b and above is one walk along this index.
  await sql`create index if not exists bangku_asn_tinggi on asn.asn (id) where golongan_ruang_id in ('42', '43', '44', '45')`;
  // PostGraphile looks people up by what a constraint says is unique; the index is the register's own.
  const [constrained] = await sql`select from pg_constraint where conname = 'asn_nip'`;
  if (!constrained) await sql`alter table asn.asn add constraint asn_nip unique using index asn_nip`;
  // PostGraphile takes no list of values in a condition; what a function gives is put into its own statement.
  await sql`
    create or replace function asn.asn_tinggi() returns setof asn.asn language sql stable as $$
      select * from asn.asn where golongan_ruang_id in ('42', '43', '44', '45') $$`;
  // The last steps of each person's history of positions, read with the rights and rows of whoever asks.
  await sql`create schema if not exists bangku`;
  await sql`
    create or replace view bangku.langkah_jabatan with (security_invoker) as
      select asn_id, nama_jabatan as nama, tmt_jabatan as tmt,
        row_number() over (partition by asn_id order by tmt_jabatan desc, tanggal_sk desc nulls last) as ke
      from (select distinct on (asn_id, tmt_jabatan, nama_jabatan) asn_id, tmt_jabatan, nama_jabatan, tanggal_sk from riwayat.jabatan
        where tmt_jabatan is not null order by asn_id, tmt_jabatan, nama_jabatan, tanggal_sk desc nulls last) as j`;
  for (const partner of partners) await roleFor(sql, partner);
  // The register asks under which agreement somebody has logged in, and PostGraphile logs in as itself: let that be one in force.
  const own = await ownRole(sql, 'setneg-siapp');
  await sql`
    insert into perjanjian.akses (peran, mitra, sejak, sampai, pokok, hak)
    select current_user, mitra, sejak, sampai, pokok, '' from perjanjian.akses where peran = ${own} on conflict do nothing`;
}

/** The role that the product has made for a partner. */
async function ownRole(sql: Sql, partner: string): Promise<string> {
  const [own] = await sql<{ peran: string }[]>`
    select peran from perjanjian.akses where mitra = ${partner} and peran <> current_user
      and current_date between sejak and coalesce(sampai, 'infinity') order by sejak desc limit 1`;
  if (!own) throw new Error(`The register has no role for ${partner}.`);
  return own.peran;
}

/** A role with the rights and rows of the partner's own, and what PostGraphile names beside what is asked. */
async function roleFor(sql: Sql, partner: string): Promise<void> {
  const role = roleOfPartner(partner);
  const [known] = await sql`select from pg_roles where rolname = ${role}`;
  if (!known) await sql.unsafe(`create role ${role} nologin`);
  await sql.unsafe(`grant "${await ownRole(sql, partner)}" to ${role} with inherit true`);
  await sql.unsafe(`grant usage on schema asn, keluarga, riwayat, bangku to ${role}`);
  await sql.unsafe(`grant select on bangku.langkah_jabatan to ${role}`);
  // It asks whether a row is there by naming the whole of it, and orders by ids.
  const named = ['unit_kerja', 'kedudukan_hukum', 'instansi', 'jabatan', 'golongan'].map((table) => `asn.${table}`);
  await sql.unsafe(`grant select on ${named.join(', ')} to ${role}`);
  await sql.unsafe(`grant select (id) on keluarga.pasangan, keluarga.anak to ${role}`);
}
