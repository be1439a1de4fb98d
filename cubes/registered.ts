// The registered cubes: nothing else is ever counted for a partner, and all of them are proven together.

export type Population = 'ASN' | 'KELULUSAN';
export type Region = 'PROVINSI' | 'KOTA';
export type By = 'GOLONGAN' | 'JABATAN' | null;

/** A table of counts: each by status, region and age band, some also by golongan or jabatan. */
export interface Registered {
  readonly nama: string;
  readonly keterangan: string;
  readonly population: Population;
  readonly region: Region;
  readonly by: By;
}

/**
 * Adding one is a decision: it is read together with all the others, and `faultsOf` in proof.ts refuses what together
 * tells too much. Taspen Life, Pasal 4(1)b: jumlah PNS, CPNS dan PPPK, serta kelulusan, menurut kota/provinsi, golongan jabatan
 * dan umur.
 */
export const registered: readonly Registered[] = [
  {
    nama: 'ASN_PROVINSI_UMUR',
    keterangan: 'ASN menurut status, provinsi dan umur',
    population: 'ASN',
    region: 'PROVINSI',
    by: null,
  },
  {
    nama: 'ASN_PROVINSI_GOLONGAN_UMUR',
    keterangan: 'ASN menurut status, provinsi, golongan dan umur',
    population: 'ASN',
    region: 'PROVINSI',
    by: 'GOLONGAN',
  },
  {
    nama: 'ASN_PROVINSI_JABATAN_UMUR',
    keterangan: 'ASN menurut status, provinsi, jabatan dan umur',
    population: 'ASN',
    region: 'PROVINSI',
    by: 'JABATAN',
  },
  {
    nama: 'ASN_KOTA_UMUR',
    keterangan: 'ASN menurut status, kota dan umur',
    population: 'ASN',
    region: 'KOTA',
    by: null,
  },
  {
    nama: 'ASN_KOTA_GOLONGAN_UMUR',
    keterangan: 'ASN menurut status, kota, golongan dan umur',
    population: 'ASN',
    region: 'KOTA',
    by: 'GOLONGAN',
  },
  {
    nama: 'ASN_KOTA_JABATAN_UMUR',
    keterangan: 'ASN menurut status, kota, jabatan dan umur',
    population: 'ASN',
    region: 'KOTA',
    by: 'JABATAN',
  },
  {
    nama: 'KELULUSAN_PROVINSI_UMUR',
    keterangan: 'ASN baru menurut status, provinsi dan umur',
    population: 'KELULUSAN',
    region: 'PROVINSI',
    by: null,
  },
  {
    nama: 'KELULUSAN_PROVINSI_GOLONGAN_UMUR',
    keterangan: 'ASN baru menurut status, provinsi, golongan dan umur',
    population: 'KELULUSAN',
    region: 'PROVINSI',
    by: 'GOLONGAN',
  },
  {
    nama: 'KELULUSAN_PROVINSI_JABATAN_UMUR',
    keterangan: 'ASN baru menurut status, provinsi, jabatan dan umur',
    population: 'KELULUSAN',
    region: 'PROVINSI',
    by: 'JABATAN',
  },
  {
    nama: 'KELULUSAN_KOTA_UMUR',
    keterangan: 'ASN baru menurut status, kota dan umur',
    population: 'KELULUSAN',
    region: 'KOTA',
    by: null,
  },
  {
    nama: 'KELULUSAN_KOTA_GOLONGAN_UMUR',
    keterangan: 'ASN baru menurut status, kota, golongan dan umur',
    population: 'KELULUSAN',
    region: 'KOTA',
    by: 'GOLONGAN',
  },
  {
    nama: 'KELULUSAN_KOTA_JABATAN_UMUR',
    keterangan: 'ASN baru menurut status, kota, jabatan dan umur',
    population: 'KELULUSAN',
    region: 'KOTA',
    by: 'JABATAN',
  },
];
