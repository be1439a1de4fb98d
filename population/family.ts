// The family of a person: parents, spouses, children, at dates that can be.
import { addYears, type Day, dayOf, iso, yearOf } from './days.ts';
import { nama } from './names.ts';
import { nikKeluarga } from './nik.ts';
import { type Person, wilayahOf } from './person.ts';
import type { PersonRows } from './personRows.ts';
import type { Random } from './random.ts';
import { ageOn } from './service.ts';

export interface Marriage {
  readonly menikah: Day;
  readonly lahirPasangan: Day;
  /** How it ended, if it did. */
  readonly akhir: { readonly cara: 'CERAI' | 'MENINGGAL'; readonly tanggal: Day } | null;
}

/** How many are married below an age, of all at that age. Assumption. */
const marriedBelow = [
  { years: 25, share: 0.2 },
  { years: 30, share: 0.6 },
  { years: Infinity, share: 0.88 },
] as const;

/** Whom a person is married to, by age; a few marriages have ended. */
export function marriageOf({ chance, lahir, until, wishes }: Person): Marriage | null {
  const age = ageOn(lahir, until);
  const share = marriedBelow.find(({ years }) => age < years)?.share ?? 0;
  if (!(wishes.menikah ?? chance.chance(share))) return null;
  const latest = Math.min(age - 1, 20 + Math.floor(chance.next() ** 1.5 * 16));
  const menikah = dayOf(yearOf(lahir) + Math.max(19, latest), chance.between(1, 12), chance.between(1, 28));
  const lahirPasangan = Math.min(lahir + chance.between(-1800, 1800), addYears(menikah, -19));
  return { menikah, lahirPasangan, akhir: wishes.menikah === undefined ? endOf(menikah, until, chance) : null };
}

function endOf(menikah: Day, until: Day, chance: Random): Marriage['akhir'] {
  const years = (until - menikah) / 365;
  if (years < 3 || !chance.chance(0.06)) return null;
  return {
    cara: chance.chance(0.6) ? 'CERAI' : 'MENINGGAL',
    tanggal: menikah + chance.between(700, Math.floor(years * 365) - 1),
  };
}

/** The code of table status_perkawinan. */
export function statusPerkawinan(marriage: Marriage | null): string {
  if (marriage === null) return '4';
  if (marriage.akhir === null) return '1';
  return marriage.akhir.cara === 'CERAI' ? '2' : '3';
}

export function familyRows(rows: PersonRows, asnId: string, person: Person, marriage: Marriage | null): void {
  parentRows(rows, asnId, person);
  if (marriage !== null) childRows(rows, asnId, person, marriage, spouseRow(rows, asnId, person, marriage));
}

function parentRows(rows: PersonRows, asnId: string, { chance, lahir, lahirDi, until }: Person): void {
  for (const peran of ['AYAH', 'IBU']) {
    const born = lahir - chance.between(20 * 366, 38 * 366);
    const died = born + chance.between(50 * 365, 95 * 365);
    rows.orangTua({
      asnId,
      peran,
      nama: nama(chance, peran === 'IBU'),
      tempatLahir: lahirDi.nama,
      tanggalLahir: iso(born),
      tanggalMeninggal: died > lahir && died < until ? iso(died) : null,
    });
  }
}

function spouseRow(
  rows: PersonRows,
  asnId: string,
  person: Person,
  { menikah, lahirPasangan, akhir }: Marriage,
): string {
  const { chance, wanita, lahirDi } = person;
  return rows.pasangan({
    asnId,
    nama: nama(chance, !wanita),
    nik: nikKeluarga(wilayahOf(lahirDi), lahirPasangan, !wanita, chance),
    tempatLahir: lahirDi.nama,
    tanggalLahir: iso(lahirPasangan),
    pekerjaan: chance.pick(occupations),
    pernikahanKe: 1,
    tanggalMenikah: iso(menikah),
    aktaMenikah: `${chance.between(100, 999)}/${chance.between(1, 60)}/${yearOf(menikah)}`,
    tanggalCerai: akhir?.cara === 'CERAI' ? iso(akhir.tanggal) : null,
    tanggalMeninggal: akhir?.cara === 'MENINGGAL' ? iso(akhir.tanggal) : null,
    status: akhir?.cara ?? 'MENIKAH',
  });
}

const occupations = ['PNS', 'Swasta', 'Wiraswasta', 'Ibu/Bapak Rumah Tangga', 'Guru', 'Petani', 'Pedagang'] as const;

function childRows(rows: PersonRows, asnId: string, person: Person, marriage: Marriage, pasanganId: string): void {
  const { chance, until, lahirDi, wishes } = person;
  const end = Math.min(marriage.akhir?.tanggal ?? until, until);
  const most = wishes.anak ?? chance.pick([0, 1, 1, 2, 2, 2, 3, 3, 4]);
  let born = marriage.menikah + chance.between(290, 900);
  for (let n = 0; n < most && born < end; n++) {
    const wanita = chance.chance(0.5);
    const age = ageOn(born, until);
    rows.anak({
      asnId,
      pasanganId,
      nama: nama(chance, wanita),
      nik: nikKeluarga(wilayahOf(lahirDi), born, wanita, chance),
      jenisKelaminId: wanita ? 'F' : 'M',
      tempatLahir: lahirDi.nama,
      tanggalLahir: iso(born),
      jenisAnak: chance.chance(0.96) ? 'KANDUNG' : chance.pick(['TIRI', 'ANGKAT']),
      dapatTunjangan: n < 2 && age < 21,
      tanggalMeninggal: null,
    });
    born += chance.between(420, 1500);
  }
}
