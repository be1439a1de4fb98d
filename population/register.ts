// The reference tables as a population uses them: read once, ordered by id so that the same tables give the same people.
import * as tables from '@bagi/asn/tables.ts';
import { wajibBagi } from '@bagi/usulan/persyaratan.ts';
import { detailLayanan, jenisDokumen, persyaratan } from '@bagi/usulan/tables.ts';
import { asc } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { families, type Family } from './families.ts';
import { homes } from './homes.ts';

export type Instansi = typeof tables.instansi.$inferSelect & { readonly lokasi: readonly Lokasi[] };
export type Lokasi = typeof tables.lokasiKerja.$inferSelect;
export type Jabatan = typeof tables.jabatan.$inferSelect;
export type Pendidikan = typeof tables.pendidikan.$inferSelect;
export type Golongan = typeof tables.golongan.$inferSelect;
export type DetailLayanan = typeof detailLayanan.$inferSelect;

export type JenisDokumenUsulan = typeof jenisDokumen.$inferSelect;

export interface Register {
  readonly instansi: readonly Instansi[];
  readonly lokasi: readonly Lokasi[];
  /** I/a to IV/e, and I to XVII: by their order, beginning with the lowest. */
  readonly golonganPns: readonly Golongan[];
  readonly golonganPppk: readonly Golongan[];
  readonly families: readonly Family[];
  readonly pelaksana: readonly Jabatan[];
  readonly pendidikan: ReadonlyMap<string, readonly Pendidikan[]>;
  readonly detailLayanan: readonly DetailLayanan[];
  /** The documents without which a proposal of a kind, about a holder of a family of positions, is not complete. */
  readonly dokumenWajib: (detailLayananId: string, rumpunJabatanId: string | null) => readonly JenisDokumenUsulan[];
  /** Name of a code, such as kode('jenis_pensiun', '1'). */
  readonly nama: (tabel: string, id: string) => string;
  /** The Taspen office of a place: its own, else the one in the capital. */
  readonly kantorTaspen: (tempat: string) => string;
}

export async function readRegister(sql: Sql): Promise<Register> {
  const database = drizzle(sql, { casing: 'snake_case' });
  const lokasi = byId(await database.select().from(tables.lokasiKerja));
  const instansi = byId(await database.select().from(tables.instansi));
  const golongan = await database.select().from(tables.golongan).orderBy(asc(tables.golongan.urutan));
  const jabatan = byId(await database.select().from(tables.jabatan));
  const pendidikan = byId(await database.select().from(tables.pendidikan));
  const kode = await database.select().from(tables.kode);
  const jenisJabatan = await database.select().from(tables.jenisJabatan);
  const offices = new Set(kode.filter(({ tabel }) => tabel === 'taspen_kantor').map(({ nama }) => nama));
  const kedudukanHukum = await database.select().from(tables.kedudukanHukum);
  const provinsi = new Map(kode.filter(({ tabel }) => tabel === 'provinsi').map(({ id, nama }) => [id, nama ?? '']));
  const names = new Map(kode.map(({ tabel, id, nama }) => [`${tabel} ${id}`, nama ?? '']));
  for (const { id, nama } of kedudukanHukum) names.set(`kedudukan_hukum ${id}`, nama ?? '');
  for (const { id, nama } of jenisJabatan) names.set(`jenis_jabatan ${id}`, nama ?? '');

  const documents = new Map((await database.select().from(jenisDokumen)).map((one) => [one.id, one]));
  const lines = await database.select().from(persyaratan).orderBy(asc(persyaratan.urutan));
  const linesOf = Map.groupBy(lines, (line) => line.detailLayananId);

  return {
    lokasi,
    instansi: homes(instansi, lokasi, provinsi),
    golonganPns: golongan.filter(({ jenisAsn }) => jenisAsn === 'PNS'),
    golonganPppk: golongan.filter(({ jenisAsn }) => jenisAsn === 'PPPK'),
    families: families(jabatan.filter(({ jenisJabatanId }) => jenisJabatanId === '2')),
    pelaksana: jabatan.filter(({ jenisJabatanId }) => jenisJabatanId === '4'),
    pendidikan: Map.groupBy(pendidikan, ({ tingkatId }) => tingkatId),
    detailLayanan: byId(await database.select().from(detailLayanan)),
    dokumenWajib: (detailLayananId, rumpunJabatanId) =>
      wajibBagi(linesOf.get(detailLayananId) ?? [], rumpunJabatanId).flatMap((id) => documents.get(id) ?? []),
    kantorTaspen: (tempat) => {
      const town = tempat.replace(/^(Kota|Kabupaten)( Administrasi)? /, '');
      return `Taspen ${offices.has(town) ? town : 'Jakarta'}`;
    },
    nama: (tabel, id) => names.get(`${tabel} ${id}`) ?? '',
  };
}

/** In the order of their code points, which no collation of a database changes. */
function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
