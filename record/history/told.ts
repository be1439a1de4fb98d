// Accesses in words that a lay person can read: what happened, by whom, for what; and by the day, what is the same told once.
import type { Seen } from './seen.ts';

/** The words of agreements. */
export interface Words {
  readonly partner: (mitra: string, versi: string | null) => string;
  readonly agreement: (mitra: string, versi: string | null) => string;
  readonly purpose: (mitra: string, versi: string | null, code: string | null) => string;
  readonly services: (mitra: string, versi: string | null, coordinates: readonly string[]) => string;
  readonly fields: (mitra: string, versi: string | null, coordinates: readonly string[]) => string;
}

export interface Told {
  readonly waktu: string;
  readonly pihak: string;
  readonly petugas: string;
  readonly perjanjian: string;
  readonly tujuan: string;
  readonly kegiatan: string;
  readonly layanan: string;
  readonly data: string;
  /** The number by which it is found in the record. */
  readonly nomor: string;
}

const activities: Readonly<Record<string, string>> = {
  view: 'melihat data',
  verify: 'mencocokkan data',
  aggregate: 'menghitung',
  insert: 'mengirim data',
};

const moment = new Intl.DateTimeFormat('id-ID', {
  timeZone: 'Asia/Jakarta',
  day: '2-digit',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const day = new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', dateStyle: 'long' });

export function told(words: Words, seen: Seen): Told {
  const { mitra, perjanjian, tujuan, petugas, mode, layanan, koordinat } = seen;
  return {
    waktu: `${moment.format(new Date(seen.waktu))} WIB`,
    pihak: words.partner(mitra, perjanjian),
    petugas: petugas ?? '',
    perjanjian: words.agreement(mitra, perjanjian),
    tujuan: words.purpose(mitra, perjanjian, tujuan),
    kegiatan: (mode ?? 'view')
      .split('+')
      .map((one) => activities[one] ?? one)
      .join(' dan '),
    layanan: words.services(mitra, perjanjian, layanan),
    data: words.fields(mitra, perjanjian, koordinat),
    nomor: seen.id,
  };
}

/** What was the same on one day, with how often. */
export interface ToldOfDay extends Omit<Told, 'waktu' | 'nomor'> {
  readonly hari: string;
  readonly kali: number;
}

export function byDay(words: Words, all: readonly Seen[]): ToldOfDay[] {
  const days = new Map<string, ToldOfDay>();
  for (const seen of all) {
    const { waktu: _, nomor: __, ...one } = told(words, seen);
    const hari = day.format(new Date(seen.waktu));
    const key = JSON.stringify([hari, one]);
    days.set(key, { ...one, hari, kali: (days.get(key)?.kali ?? 0) + 1 });
  }
  return [...days.values()];
}
