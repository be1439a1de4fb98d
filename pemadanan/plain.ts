// The short way for lines that need no parser: most of a list are these, and one walk over their bytes tells and copies them.
import type { Column, DayOf } from './row.ts';

/** Walks over plain lines; knows them from those that must be read cell by cell. */
export interface Plain {
  /**
   * Writes the cells of the line between two places into `to` as COPY takes them, and returns where what it wrote ends;
   * `notPlain` for a line that the long way must judge. What it writes is never longer than the line.
   */
  readonly copy: (bytes: Uint8Array, start: number, end: number, to: Uint8Array, at: number) => number;
  /** The two halves of the NIP of the line that was copied last. */
  front: number;
  back: number;
}

export const notPlain = -1;

/** Of lists in another form no line is plain. */
export const neverPlain: Plain = { copy: () => notPlain, front: 0, back: 0 };

/** No line is longer than an attribute may be, so none of its attributes is. */
const lengthMax = 300;

const quote = 0x22;
const comma = 0x2c;
const tab = 0x09;
const blank = 0x20;
const zero = 0x30;
const hyphen = 0x2d;

/** What a byte is to a cell, as bits: nothing to speak of, a letter or digit, or a sign that means something to a parser or to COPY. */
const ordinary = 0;
const meaningful = 1;
const special = 2;
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  const sign = String.fromCharCode(byte);
  if (/[A-Za-z0-9]/.test(sign)) return meaningful;
  return byte > 0x7e || byte < blank || sign === '"' || sign === '\\' ? special : ordinary;
});

const statuses = ['PNS', 'CPNS', 'PPPK'].map((word) => Buffer.from(word));

/** For a list with these columns; its plain lines are copied as the long way would copy them. */
export function plainLines(named: readonly Column[], dayOf: DayOf): Plain {
  // One attribute that is no part of a NIP must be there: of the columns that may be it, the first.
  const needed = named.find((name) => ['tempatLahir', 'instansi', 'golongan'].includes(name));
  const isDay = days(dayOf);
  const cells = named.map((name): Cell => {
    if (name === 'nip') return nip;
    if (name === 'tanggalLahir') return (bytes, start, end) => start === end || isDay(bytes, start, end);
    if (name === 'statusKepegawaian') return isStatus;
    return name === 'nama' || name === needed ? isSaid : isSaidOrNothing;
  });
  const plain: Plain = { copy, front: 0, back: 0 };
  return needed === undefined ? neverPlain : plain;

  function nip(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start !== 18) return false;
    plain.front = digits(bytes, start, start + 9);
    plain.back = digits(bytes, start + 9, end);
    return plain.front >= 0 && plain.back >= 0;
  }

  function copy(bytes: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number {
    if (end - start > lengthMax) return notPlain;
    let next = start;
    let written = at;
    for (let index = 0; index < cells.length; index++) {
      if (index > 0) {
        if (next >= end || bytes[next] !== comma) return notPlain;
        next++;
        to[written++] = tab;
      }
      const isQuoted = next < end && bytes[next] === quote;
      const from = isQuoted ? next + 1 : next;
      const sign = isQuoted ? quote : comma;
      let until = from;
      let kind = ordinary;
      while (until < end) {
        const byte = bytes[until] ?? 0;
        if (byte === sign) break;
        kind |= kinds[byte] ?? special;
        to[written++] = byte;
        until++;
      }
      if (isQuoted && until === end) return notPlain;
      if (cells[index]?.(bytes, from, until, kind) !== true) return notPlain;
      next = isQuoted ? until + 1 : until;
    }
    return next === end ? written : notPlain;
  }
}

/** Whether what stands between two places, with bytes of these kinds, is what a column may hold, said in the plainest way. */
type Cell = (bytes: Uint8Array, start: number, end: number, kind: number) => boolean;

/** Something is said: with a letter or digit in it, no blank at either end, and no sign that means more than itself. */
function isSaid(bytes: Uint8Array, start: number, end: number, kind: number): boolean {
  return kind === meaningful && bytes[start] !== blank && bytes[end - 1] !== blank;
}

function isSaidOrNothing(bytes: Uint8Array, start: number, end: number, kind: number): boolean {
  return start === end || isSaid(bytes, start, end, kind);
}

function isStatus(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true;
  return statuses.some((word) => word.length === end - start && word.every((byte, at) => byte === bytes[start + at]));
}

/** Judges days in ISO 8601; of the few thousand that are births, each is judged once. */
function days(dayOf: DayOf): (bytes: Uint8Array, start: number, end: number) => boolean {
  const known = new Map<number, boolean>();
  return (bytes, start, end) => {
    if (end - start !== 10 || bytes[start + 4] !== hyphen || bytes[start + 7] !== hyphen) return false;
    const year = digits(bytes, start, start + 4);
    const month = digits(bytes, start + 5, start + 7);
    const day = digits(bytes, start + 8, end);
    if (year < 0 || month < 0 || day < 0) return false;
    const number = year * 10_000 + month * 100 + day;
    const before = known.get(number);
    if (before !== undefined) return before;
    const text = String.fromCharCode(...bytes.subarray(start, end));
    const found = dayOf(text) === text;
    if (known.size < daysKept) known.set(number, found);
    return found;
  };
}

const daysKept = 50_000;

/** The number that digits write; negative when something else is among them. */
function digits(bytes: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
