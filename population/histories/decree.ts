// The decree every entry of a history rests on, and its scan, which some entries have.
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

/** Signed some weeks before it takes effect. */
export function decree({ asnId, person }: History, effective: Day) {
  const { chance } = person;
  const tanggal = effective - chance.between(5, 60);
  return { asnId, nomorSk: skNumber(tanggal, chance), tanggalSk: iso(tanggal) };
}

/** One in four has a scan. */
export function scannedDecree(history: History, effective: Day) {
  const { rows, asnId, person, papers } = history;
  if (!person.chance.chance(0.25)) return { ...decree(history, effective), dokumenId: null };
  const { tipeMedia, ukuran, sha256 } = person.chance.pick(papers);
  const dokumenId = rows.dokumen({ asnId, jenis: 'SK', tipeMedia, ukuran, sha256 });
  return { ...decree(history, effective), dokumenId };
}

export function skNumber(tanggal: Day, chance: Random): string {
  const { year, month } = civil(tanggal);
  return `${chance.between(100, 999)}.${month}/${chance.between(1000, 9999)}/SK/${year}`;
}

export function pertek(tanggal: Day, chance: Random) {
  const { year } = civil(tanggal);
  return { nomorPertek: `PG-${chance.between(10_000, 99_999)}/${year}`, tanggalPertek: iso(tanggal) };
}
