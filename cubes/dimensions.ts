// Into which few values each dimension of a cube is cut: coarse enough that most cells are of many, fine enough to be of use.

/** A value of a dimension, as it is told. */
export interface Value {
  readonly kode: string;
  readonly nama: string;
}

export const statuses = ['PNS', 'CPNS', 'PPPK'] as const;
export type Status = (typeof statuses)[number];

export const statusNames: Readonly<Record<Status, string>> = {
  PNS: 'Pegawai Negeri Sipil',
  CPNS: 'Calon PNS',
  PPPK: 'Pegawai Pemerintah dengan Perjanjian Kerja',
};

interface Group extends Value {
  /** Ids of the reference table that belong to it. */
  readonly ids: readonly string[];
}

const upTo = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index));

const golI = upTo(11, 14);
const golII = upTo(21, 24);
const golIII = upTo(31, 34);
const golIV = upTo(41, 45);

/**
 * Golongan, by status. Grades that a status hardly ever has are told together with the next one: a value of few is a
 * column of withheld cells, and takes one of its neighbours with it in every row.
 */
export const golonganOf: Readonly<Record<Status, readonly Group[]>> = {
  PNS: [
    { kode: 'I-II', nama: 'Golongan I dan II', ids: [...golI, ...golII] },
    { kode: 'III', nama: 'Golongan III', ids: golIII },
    { kode: 'IV', nama: 'Golongan IV', ids: golIV },
  ],
  CPNS: [
    { kode: 'I-II', nama: 'Golongan I dan II', ids: [...golI, ...golII] },
    { kode: 'III-IV', nama: 'Golongan III dan IV', ids: [...golIII, ...golIV] },
  ],
  PPPK: [
    { kode: 'I-VIII', nama: 'Golongan I sampai VIII', ids: upTo(51, 58) },
    { kode: 'IX-XVII', nama: 'Golongan IX sampai XVII', ids: upTo(59, 67) },
  ],
};

const struktural: Group = { kode: 'STRUKTURAL', nama: 'Jabatan struktural', ids: ['1', '3'] };
const fungsional: Group = { kode: 'FUNGSIONAL', nama: 'Jabatan fungsional', ids: ['2'] };

/** Groups of positions, by jenis jabatan. */
export const jabatanOf: Readonly<Record<Status, readonly Group[]>> = {
  PNS: [struktural, fungsional, { kode: 'PELAKSANA', nama: 'Jabatan pelaksana', ids: ['4'] }],
  CPNS: [fungsional, { kode: 'LAIN', nama: 'Jabatan pelaksana dan lainnya', ids: ['1', '3', '4'] }],
  PPPK: [fungsional, { kode: 'LAIN', nama: 'Jabatan pelaksana dan lainnya', ids: ['1', '3', '4'] }],
};

/** Age bands in whole years on the day of the cube; each begins where the one before it ends. */
export const umurBegins: readonly number[] = [25, 35, 45, 55];
export const umurBands: readonly Value[] = [
  { kode: '00-24', nama: 'Sampai 24 tahun' },
  { kode: '25-34', nama: '25 sampai 34 tahun' },
  { kode: '35-44', nama: '35 sampai 44 tahun' },
  { kode: '45-54', nama: '45 sampai 54 tahun' },
  { kode: '55-99', nama: '55 tahun ke atas' },
];

/** Where persons work: a kabupaten or kota, in its provinsi. */
export interface Kota extends Value {
  readonly provinsi: Value;
}
