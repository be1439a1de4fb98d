// A report of what a partner used in a period: numbers of the days added up by service, by month and by reason, beside the paper's words.
import type { Days, Used } from './days.ts';

/** A side of an agreement: its name, who signs for it, and its number of the agreement. */
export interface Side {
  readonly nama: string;
  readonly pejabat: string | null;
  readonly nomor: string | null;
}

/** What is reported on, in the words of the agreement. */
export interface Subject {
  readonly judul: string;
  readonly mitra: string;
  readonly pihak: { readonly mitra: Side; readonly bkn: Side };
  readonly perjanjian: { readonly judul: string; readonly versi: readonly string[] };
  /** The duties that the report answers. */
  readonly dasar: readonly { readonly nama: string; readonly pasal: string }[];
  readonly periode: Days & { readonly nama: string };
  /** Operation → what the paper calls it, in the order of the paper. */
  readonly layanan: ReadonlyMap<string, { readonly nama: string; readonly pasal: string }>;
  /** Whether verdicts are given under it. */
  readonly memverifikasi: boolean;
}

/** A list of members that was handed in. */
export interface Matched {
  readonly nomor: string;
  readonly diajukan: string;
  readonly status: string;
  readonly baris: number | null;
  readonly sesuai: number | null;
  readonly tidakSesuai: number | null;
  readonly tidakDitemukan: number | null;
  readonly cacat: number | null;
  readonly sha256BeritaAcara: string | null;
}

export interface Counted {
  readonly permintaan: number;
  /** Persons of each day, added up: who was asked for on two days counts twice. */
  readonly orangPerHari: number;
  readonly baris: number;
  readonly ditolak: number;
}

export interface Report extends Omit<Subject, 'layanan' | 'memverifikasi'> {
  /** Up to when it is counted; none while nothing is. */
  readonly dihitungSampai: string | null;
  /** Whether the period is over and counted to its end: the same report can be made again. */
  readonly lengkap: boolean;
  readonly layanan: readonly (Counted & { readonly operasi: string; readonly nama: string; readonly pasal: string })[];
  readonly jumlah: Counted;
  readonly bulanan: readonly (Counted & { readonly bulan: string })[];
  readonly penolakan: Readonly<Record<string, number>>;
  /** None where nothing is verified. */
  readonly verifikasi: Readonly<Record<string, number>> | null;
  readonly pemadanan: readonly Matched[] | null;
  readonly harian: readonly Used[];
}

export interface Material {
  readonly used: readonly Used[];
  readonly dihitungSampai: string | null;
  readonly lengkap: boolean;
  readonly pemadanan: readonly Matched[] | null;
}

const verdicts = ['SESUAI', 'TIDAK_SESUAI', 'DATA_TIDAK_DITEMUKAN'];

export function reportOf({ layanan, memverifikasi, ...subject }: Subject, material: Material): Report {
  const { used, dihitungSampai, lengkap, pemadanan } = material;
  const all = used.filter((one) => one.layanan === null);
  const asked = new Set(used.flatMap((one) => one.layanan ?? []));
  const others = [...asked].filter((operation) => !layanan.has(operation)).toSorted();
  const months = [...new Set(all.map(({ hari }) => hari.slice(0, 7)))].toSorted();
  return {
    ...subject,
    dihitungSampai,
    lengkap,
    layanan: [...layanan.keys(), ...others].map((operasi) => ({
      operasi,
      nama: layanan.get(operasi)?.nama ?? (operasi.split('.')[1] || operasi),
      pasal: layanan.get(operasi)?.pasal ?? '–',
      ...sumOf(used.filter((one) => one.layanan === operasi)),
    })),
    jumlah: sumOf(all),
    bulanan: months.map((bulan) => ({ bulan, ...sumOf(all.filter(({ hari }) => hari.startsWith(bulan))) })),
    penolakan: together(all.map(({ ditolak }) => ditolak)),
    verifikasi: memverifikasi
      ? { ...Object.fromEntries(verdicts.map((one) => [one, 0])), ...together(all.map(({ putusan }) => putusan)) }
      : null,
    pemadanan,
    harian: used,
  };
}

function sumOf(used: readonly Used[]): Counted {
  const sum = (number: (one: Used) => number) => used.reduce((before, one) => before + number(one), 0);
  return {
    permintaan: sum(({ permintaan }) => permintaan),
    orangPerHari: sum(({ orang }) => orang),
    baris: sum(({ baris }) => baris),
    ditolak: sum(({ ditolak }) => refused(ditolak)),
  };
}

/** How many refusals there are of all codes. */
export function refused(ditolak: Readonly<Record<string, number>>): number {
  return Object.values(ditolak).reduce((before, one) => before + one, 0);
}

/** Counts added up, in the order of their names. */
function together(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [code, times] of counts.flatMap((one) => Object.entries(one)))
    sums.set(code, (sums.get(code) ?? 0) + times);
  return Object.fromEntries([...sums].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
