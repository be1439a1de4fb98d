// The short way for lines that need no parser: most of a list are these, and one glance tells them.
import type { Column, DayOf, Taken } from './row.ts';

/** What is copied of a line that may be copied as it stands; undefined for one that must be read cell by cell. */
export type Plain = (line: string) => Taken | undefined;

/** No line is longer than an attribute may be, so none of its attributes is. */
const lengthMax = 300;

/** A cell with a letter or digit of ASCII in it, and none of the signs that mean something to a parser or to COPY. */
const cell = String.raw`(?! )[^",\\\t\r\0A-Za-z0-9\ufffd]*[A-Za-z0-9][^",\\\t\r\0\ufffd]*(?<! )`;

const cells: Readonly<Record<Column, string>> = {
  nip: String.raw`(\d{18})`,
  nama: cell,
  tanggalLahir: String.raw`(\d{4}-\d\d-\d\d)?`,
  tempatLahir: `(?:${cell})?`,
  jenisKelamin: `(?:${cell})?`,
  instansi: `(?:${cell})?`,
  golongan: `(?:${cell})?`,
  statusKepegawaian: '(?:PNS|CPNS|PPPK)?',
};

/** Knows the plain lines of a list with these columns: those that the long way would take as they stand. */
export function plainLines(named: readonly Column[], dayOf: DayOf): Plain {
  // One attribute that is no part of a NIP must be there: of the columns that may be it, the first.
  const needed = named.find((name) => ['tempatLahir', 'instansi', 'golongan'].includes(name));
  if (needed === undefined) return () => undefined;
  const form = new RegExp(`^${named.map((name) => (name === needed ? cell : cells[name])).join(',')}$`);
  const isNipFirst = named.indexOf('nip') < named.indexOf('tanggalLahir') || !named.includes('tanggalLahir');
  return (line) => {
    const found = line.length > lengthMax ? null : form.exec(line);
    if (!found) return undefined;
    const [, one = '', other = ''] = found;
    const [nip, day] = isNipFirst ? [one, other] : [other, one];
    return day === '' || dayOf(day) === day ? { nip, copied: line.replaceAll(',', '\t') } : undefined;
  };
}
