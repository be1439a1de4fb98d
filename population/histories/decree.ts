// The decree every entry of a history rests on, and its scan, which some entries have.
import type { JenisDokumen } from '@bagi/riwayat/jenisDokumen.ts';
import { civil, type Day, iso } from '../days.ts';
import type { StoredFile } from '../files.ts';
import type { Person } from '../person.ts';
import type { PersonRows } from '../personRows.ts';
import type { Random } from '../random.ts';

export interface History {
  readonly rows: PersonRows;
  readonly asnId: string;
  readonly person: Person;
  readonly papers: readonly StoredFile[];
}

interface Signed {
  readonly nomorSk: string;
  readonly tanggalSk: string;
}

/** Signed some weeks before it takes effect. */
export function decree({ asnId, person }: History, effective: Day) {
  const { chance } = person;
  const tanggal = effective - chance.between(5, 60);
  return { asnId, nomorSk: skNumber(tanggal, chance), tanggalSk: iso(tanggal) };
}

/** A decree of some kind. One in four has a scan; those of whom stories are told have all. */
export function scannedDecree(history: History, effective: Day, jenis: JenisDokumen) {
  const signed = decree(history, effective);
  return { ...signed, dokumenId: scan(history, jenis, signed) };
}

/** Stores the scan of a document, where there is one. */
export function scan({ rows, asnId, person, papers }: History, jenis: JenisDokumen, signed: Signed): string | null {
  const told = person.wishes.id !== undefined;
  if (!person.chance.chance(0.25) && !told) return null;
  const { tipeMedia, ukuran, sha256 } = person.chance.pick(papers);
  return rows.dokumen({ asnId, jenis, nomor: signed.nomorSk, tanggal: signed.tanggalSk, tipeMedia, ukuran, sha256 });
}

export function skNumber(tanggal: Day, chance: Random): string {
  const { year, month } = civil(tanggal);
  return `${chance.between(100, 999)}.${month}/${chance.between(1000, 9999)}/SK/${year}`;
}

export function pertek(tanggal: Day, chance: Random) {
  const { year } = civil(tanggal);
  return { nomorPertek: `PG-${chance.between(10_000, 99_999)}/${year}`, tanggalPertek: iso(tanggal) };
}
