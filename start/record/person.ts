// What was told of one person, for that person: a table, a CSV, a PDF; what a law keeps back is left out, and counted for the auditor.
import { csv } from '@bagi/record/history/csv.ts';
import { hides, type Hold, holdsAt } from '@bagi/record/history/holds.ts';
import { handout } from '@bagi/record/history/pdf.ts';
import { type NamesOfYear, type Seen, seenOf } from '@bagi/record/history/seen.ts';
import { byDay, type Told, told, type Words } from '@bagi/record/history/told.ts';
import type { Storage } from '@bagi/storage/storage.ts';
import type { Sql } from 'postgres';
import { seenInLists } from './lists.ts';
import { namesOf, nipsOf, type Subject, subjectOf, type Wanted } from './subjects.ts';

export interface History {
  readonly subject: Subject;
  readonly seen: readonly Seen[];
  /** How many accesses each hold keeps back. */
  readonly kept: ReadonlyMap<Hold, number>;
  readonly forgotten: readonly number[];
}

/** What there is beside the database: the keys of the years, and the files of lists. */
export interface Sources {
  readonly keys: string;
  readonly storage: Storage;
}

/** The history of a person as it may be told at a moment. */
export async function historyOf(sql: Sql, wanted: Wanted, { keys, storage }: Sources, atMs: number): Promise<History> {
  const subject = await subjectOf(sql, wanted);
  const years = await namesOf(sql, subject, keys);
  const [asked, compared, holds] = await Promise.all([
    seenOf(sql, years),
    seenInLists(sql, storage, nipsOf(subject)),
    holdsAt(sql, atMs),
  ]);
  const seen = [...asked, ...compared].toSorted((one, other) => one.waktu.localeCompare(other.waktu));
  const names = new Set(years.flatMap((year) => year.names));
  const kept = new Map<Hold, number>();
  const open = seen.filter((one) => {
    const hiding = holds.find((hold) => hides(hold, one, names));
    if (hiding) kept.set(hiding, (kept.get(hiding) ?? 0) + 1);
    return !hiding;
  });
  return { subject, seen: open, kept, forgotten: forgottenIn(years) };
}

function forgottenIn(years: readonly NamesOfYear[]): number[] {
  return years.filter(({ names }) => names.length === 0).map(({ year }) => year);
}

const columns: readonly (keyof Told)[] = [
  'waktu',
  'pihak',
  'petugas',
  'perjanjian',
  'tujuan',
  'kegiatan',
  'layanan',
  'data',
  'nomor',
];

export function asCsv(words: Words, { seen }: History): string {
  const rows = seen.map((one) => told(words, one));
  return csv([columns, ...rows.map((row) => columns.map((column) => row[column]))]);
}

export function asPdf(words: Words, { subject, seen, forgotten }: History, atMs: number): Promise<Buffer> {
  return handout({ ...subject, atMs, accesses: seen.length, days: byDay(words, seen), forgotten });
}

export function asTable(words: Words, { subject, seen, forgotten }: History): string {
  return [
    `${subject.nama}, NIP ${subject.nip}: ${seen.length} akses`,
    ...seen.map((one) => {
      const { waktu, pihak, petugas, kegiatan, layanan, data, tujuan, perjanjian } = told(words, one);
      const who = petugas === '' ? pihak : `${pihak} (petugas ${petugas})`;
      return `\n${waktu}  ${who}\n  ${kegiatan}: ${layanan}\n  Data: ${data}\n  Untuk: ${tujuan}\n  Dasar: ${perjanjian}`;
    }),
    ...forgotten.map((year) => `\nTahun ${year}: kuncinya telah dimusnahkan.`),
  ].join('\n');
}

export function asKept({ kept }: History): string {
  const lines = [...kept].map(
    ([{ id, alasan, dasar, oleh, sampai }, times]) =>
      `${id}  ${times} akses  sampai ${sampai}  ${dasar}: ${alasan}  (${oleh})`,
  );
  return lines.length === 0 ? 'Tidak ada yang ditunda.' : ['Ditunda:', ...lines].join('\n');
}
