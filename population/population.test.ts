// A population keeps the rules of the real register, but for the dirt that is stated.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { dirt } from './dirt.ts';
import { rumpun } from './families.ts';
import { shares } from './shares.ts';
import { personTables } from './tables.ts';
import { count, seededRegister } from './testing.ts';

const asn = 10_000;
const asOf = '2026-11-01';
let sql: Sql;

beforeAll(async () => {
  sql = await seededRegister({ asn, seed: 1 });
});

const share = async (condition: string, among = 'true') =>
  (await count(sql, `select avg((${condition})::int) from asn.asn where ${among}`)) || 0;

describe('numbers', () => {
  it('every NIP is birth, appointment, sex and a serial that nobody real has, but for the stated dirt', async () => {
    const wrong = await count(
      sql,
      `select count(*) from asn.asn where nip !~ '^[0-9]{17}[0-9]$' or substr(nip, 16)::int < 900
       or substr(nip, 1, 8) <> to_char(tanggal_lahir, 'YYYYMMDD')
       or substr(nip, 15, 1) <> case jenis_kelamin_id when 'M' then '1' else '2' end
       or substr(nip, 9, 6) <> to_char(tmt_cpns, case jenis_asn when 'PPPK' then 'YYYY"21"' else 'YYYYMM' end)`,
    );
    const { nipBedaLahir, nipBedaKelamin, nipBedaTmtCpns, nipBedaTahunPppk } = dirt;
    const stated = nipBedaLahir.rate + nipBedaKelamin.rate + nipBedaTmtCpns.rate * 0.58 + nipBedaTahunPppk.rate * 0.36;
    expect(wrong).toBeGreaterThan(0);
    expect(wrong / asn).toBeLessThan(stated * 2);
  });

  it('no NIP and no NIK belongs to two persons', async () => {
    expect(await count(sql, 'select count(*) - count(distinct nip) from asn.nip')).toBe(0);
    expect(await count(sql, 'select count(*) - count(distinct nik) from asn.asn')).toBe(0);
  });

  it('no NIK, of an ASN or of their family, names a kecamatan that exists', async () => {
    const kecamatan = `substr(nik, 5, 2)::int < 90`;
    for (const table of ['asn.asn', 'keluarga.pasangan', 'keluarga.anak']) {
      expect(await count(sql, `select count(*) from ${table} where ${kecamatan}`), table).toBe(0);
    }
  });

  const kecamatanCsv = join(import.meta.dirname, '../../shared/refs/kecamatan.csv');
  it.skipIf(!existsSync(kecamatanCsv))(
    'the kecamatan of the NIKs are on no list of assigned ones (skipped without the list)',
    async () => {
      const lines = readFileSync(kecamatanCsv, 'utf8').split('\n').slice(1);
      const assigned = new Set(lines.map((line) => line.slice(0, 8).replaceAll('.', '')));
      const used = await sql`select distinct substr(nik, 1, 6) as kode from asn.asn`;
      expect(used.filter(({ kode }) => assigned.has(String(kode)))).toEqual([]);
    },
  );

  it('ids come in three shapes', async () => {
    expect(await share(`id ~ '^[0-9A-F]{32}$' and id ~ '[A-F]'`)).toBeGreaterThan(0.3);
    expect(await share(`id ~ '^[0-9a-f]{32}$' and id ~ '[a-f]'`)).toBeGreaterThan(0.15);
    expect(await share(`id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'`)).toBeGreaterThan(
      0.1,
    );
    expect(
      await count(sql, `select count(*) from asn.asn where id !~ '^([0-9A-F]{32}|[0-9a-f]{32}|[0-9a-f-]{36})$'`),
    ).toBe(0);
  });
});

describe('careers', () => {
  it('birth, CPNS, PNS and every golongan follow one another, up to today', async () => {
    const wrong = await count(
      sql,
      `select count(*) from asn.asn where tmt_cpns <= tanggal_lahir or tmt_pns < tmt_cpns or tmt_golongan_ruang < tmt_cpns - 31
       or tmt_golongan_ruang > '${asOf}' or tmt_jabatan > '${asOf}'`,
    );
    expect(wrong / asn).toBeLessThan(dirt.tmtCpnsSesudahPns.rate * 2 + 0.002);
    const disorder = await count(
      sql,
      `select count(*) from (select tmt_golongan, lag(tmt_golongan) over (partition by asn_id order by golongan_id) as before
       from riwayat.golongan) as g where tmt_golongan <= before`,
    );
    expect(disorder).toBe(0);
  });

  it('nobody was appointed as CPNS before 18 or after 35', async () => {
    const ages = `(tmt_cpns - tanggal_lahir) / 365.2425`;
    expect(
      await count(sql, `select count(*) from asn.asn where jenis_asn <> 'PPPK' and (${ages} < 17.9 or ${ages} > 35.6)`),
    ).toBe(0);
  });

  it('the last entry of a history is what the core record says, but for the stated dirt', async () => {
    const golongan = await count(
      sql,
      `select count(*) from asn.asn a join lateral (select * from riwayat.golongan g where g.asn_id = a.id
       order by tmt_golongan desc limit 1) g on true where (g.golongan_id, g.tmt_golongan) is distinct from (a.golongan_ruang_id, a.tmt_golongan_ruang)`,
    );
    expect(golongan).toBe(0);
    const jabatan = await count(
      sql,
      `select count(*) from asn.asn a join lateral (select * from riwayat.jabatan j where j.asn_id = a.id
       order by tmt_jabatan desc limit 1) j on true where (j.jabatan_id, j.tmt_jabatan) is distinct from (a.jabatan_id, a.tmt_jabatan)`,
    );
    expect(jabatan / asn).toBeLessThan(dirt.jabatanKosong.rate * 2);
  });

  it('whoever is past the retirement age has retired, but for the stated dirt', async () => {
    const late = await count(
      sql,
      `select count(*) from asn.asn where kedudukan_hukum_id in ('01', '71') and tanggal_pensiun <= '${asOf}'`,
    );
    expect(late).toBeGreaterThan(0);
    expect(late / asn).toBeLessThan(dirt.lewatBup.rate * 2);
  });

  it('only the position’s own kind names it, beside jabatanId', async () => {
    expect(
      await count(
        sql,
        `select count(*) from asn.asn where jabatan_id is not null and (jabatan_fungsional_id is distinct from
         case jenis_jabatan_id when '2' then jabatan_id end or jabatan_fungsional_umum_id is distinct from
         case jenis_jabatan_id when '4' then jabatan_id end)`,
      ),
    ).toBe(0);
  });
});

describe('shares', () => {
  const near = async (condition: string, expected: number, among?: string) => {
    const found = await share(condition, among);
    expect(Math.abs(found - expected), `${condition}: ${found} instead of ${expected}`).toBeLessThan(0.03);
  };

  it('kinds of ASN, sexes, centre and regions are as published', async () => {
    await near(`jenis_asn = 'PPPK'`, shares.pppk);
    await near(`jenis_kelamin_id = 'F'`, shares.wanita);
    await near(`(select jenis from asn.instansi i where i.id = instansi_kerja_id) = 'PUSAT'`, shares.pusat);
  });

  it('positions, schooling and years of service are as published', async () => {
    await near(`jenis_jabatan_id = '2'`, shares.jabatan.fungsional);
    await near(`jenis_jabatan_id = '4'`, shares.jabatan.pelaksana);
    await near(`jenis_jabatan_id = '1'`, shares.jabatan.struktural);
    const tingkat = `(select tingkat_id from asn.pendidikan p where p.id = pendidikan_terakhir_id)`;
    await near(`${tingkat} < '20'`, shares.pendidikan.sdSma);
    await near(`${tingkat} in ('20', '25', '30')`, shares.pendidikan.diploma);
    await near(`${tingkat} in ('35', '40')`, shares.pendidikan.sarjana);
    await near(`${tingkat} = '45'`, shares.pendidikan.magister);
    await near(`${tingkat} = '50'`, shares.pendidikan.doktor);
    await near(`tmt_cpns > '2021-11-01'`, shares.masaKerjaSampai5Tahun);
  });

  it('a tenth of the PNS or a little less is IV/b or above', async () => {
    const high = await share(`golongan_ruang_id >= '42'`, `jenis_asn = 'PNS'`);
    expect(high).toBeGreaterThan(0.075);
    expect(high).toBeLessThan(0.11);
  });

  it('there are a few dozen Widyaiswara and Analis Kebijakan', async () => {
    const ids = `('${rumpun.widyaiswara}', '${rumpun.analisKebijakan}')`;
    expect(await count(sql, `select count(*) from cakupan.asn where rumpun_jabatan_id in ${ids}`)).toBeGreaterThan(24);
  });
});

describe('dirt', () => {
  const rate = async (condition: string, among: string, expected: number) => {
    const found = await share(condition, among);
    expect(found, condition).toBeGreaterThan(expected / 3);
    expect(found, condition).toBeLessThan(expected * 2.5);
  };

  it('each kind comes at about its stated rate', async () => {
    const pns = `jenis_asn = 'PNS' and kedudukan_hukum_id = '01'`;
    await rate('jabatan_id is null', 'true', dirt.jabatanKosong.rate);
    await rate('pendidikan_terakhir_id is null', 'true', dirt.pendidikanKosong.rate);
    await rate('email is null', 'true', dirt.emailKosong.rate);
    await rate(`email not like '%@%'`, 'true', dirt.emailSalahFormat.rate);
    await rate('nomor_kontak is null', 'true', dirt.nomorKontakKosong.rate);
    await rate('length(nik) < 16', 'true', dirt.nikTidakValid.rate);
    await rate('tmt_pns is null', pns, dirt.tmtPnsKosong.rate);
    await rate('tmt_pns < tmt_cpns', pns, dirt.tmtCpnsSesudahPns.rate);
    await rate(`tmt_cpns < '2025-10-01'`, `jenis_asn = 'CPNS'`, dirt.cpnsLebihSetahun.rate);
    await rate(`kedudukan_hukum_id = '01'`, `jenis_asn = 'PPPK'`, dirt.pppkSalahKedudukan.rate);
    await rate(`kedudukan_hukum_id in ('01', '71')`, 'tmt_meninggal is not null', dirt.meninggalTetapAktif.rate);
    await rate(
      `not exists (select from riwayat.skp s where s.asn_id = asn.id and s.tahun = 2025)`,
      `${pns} and tmt_cpns < '2024-01-01'`,
      dirt.skpTerakhirKosong.rate,
    );
  });
});

it('every table of every subgraph has rows', async () => {
  const empty: string[] = [];
  for (const table of Object.values(personTables)) {
    const { schema, name } = getTableConfig(table);
    if ((await count(sql, `select count(*) from ${schema}.${name}`)) === 0) empty.push(`${schema}.${name}`);
  }
  expect(empty).toEqual([]);
});

it('proposals are of every kind and in every state, and what stands beside them fits their state', async () => {
  expect(await count(sql, 'select count(distinct detail_layanan_id) from usulan.usulan')).toBe(18);
  expect(await count(sql, 'select count(distinct status) from usulan.usulan')).toBe(9);
  expect(await count(sql, `select count(*) from usulan.pertek where jenis_pertek = 'Perbaikan'`)).toBeGreaterThan(0);
  const early = `('DRAF', 'DIKIRIM', 'DISETUJUI_PIC', 'VERIFIKASI_BKN', 'BTL', 'TMS')`;
  expect(
    await count(
      sql,
      `select count(*) from usulan.pertek p join usulan.usulan u on u.id = p.usulan_id where u.status in ${early}`,
    ),
  ).toBe(0);
  expect(
    await count(
      sql,
      `select count(*) from usulan.usulan u where (status = 'KEPPRES_TERBIT') <> exists (select from usulan.salinan_keppres k where k.usulan_id = u.id)`,
    ),
  ).toBe(0);
});
