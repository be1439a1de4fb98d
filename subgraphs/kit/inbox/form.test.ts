// What has not its form is told so, in words that its sender can act on; what has is told nothing.
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  amount,
  type Check,
  day,
  formFaults,
  id,
  notAfterToday,
  optional,
  required,
  text,
  whole,
  within,
  written,
  yesOrNo,
} from './form.ts';

/** Each value with what is said of it; null is nothing. */
function says(check: Check, values: readonly (readonly [value: unknown, said: string | null])[]): void {
  expect(values.map(([value]) => [value, check(value)])).toEqual(values);
}

it('a text says something, within its length, in letters that can be stored', () => {
  says(text(5), [
    ['Kursu', null],
    ['😀😀😀😀😀', null],
    [' a ', null],
    ['Kursus', 'It has 6 letters; at most 5 are taken.'],
    ['', 'It is empty.'],
    ['  ', 'It is empty.'],
    ['a\u0000b', 'It holds a control character.'],
    ['a\nb', 'It holds a control character.'],
    [7, 'It is not a text.'],
    [['a'], 'It is not a text.'],
  ]);
});

it('a text of a form has that form and is a text', () => {
  says(written(/^[124]$/, '1, 2 or 4'), [
    ['4', null],
    ['3', 'It is not 1, 2 or 4.'],
    [4, 'It is not 1, 2 or 4.'],
    [['4'], 'It is not 1, 2 or 4.'],
  ]);
});

it('an id has 1 to 36 letters, digits and dashes, and nothing beside them', () => {
  const refused = 'It is not an id of the register.';
  says(id, [
    ['a', null],
    ['A5EB03E23DE6F6A0E040640A040252AD', null],
    ['01890a5d-ac96-774b-bcce-b302099a8057', null],
    ['', refused],
    ['a'.repeat(37), refused],
    ["a'", refused],
    ['a b', refused],
    ['a\n', refused],
  ]);
});

it('a day is one of the calendar', () => {
  const refused = 'It is not a day of the calendar, written 2026-11-21.';
  says(day, [
    ['2024-02-29', null],
    ['2023-02-29', refused],
    ['21-11-2026', refused],
    [20261121, refused],
    [['2026-11-21'], refused],
  ]);
});

describe('a day that has come', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is today at the latest, by the days of Jakarta', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-21T00:30:00+07:00'), toFake: ['Date'] });
    says(notAfterToday(day), [
      ['2026-11-20', null],
      ['2026-11-21', null],
      ['2026-11-22', 'It has not come yet.'],
      ['9999', 'It is not a day of the calendar, written 2026-11-21.'],
    ]);
  });
});

it('yes or no is true or false, and no word for it', () => {
  const refused = 'It is neither true nor false.';
  says(yesOrNo, [
    [true, null],
    [false, null],
    ['true', refused],
    [1, refused],
  ]);
});

it('an amount is an exact decimal of so many digits, not below zero', () => {
  const noDecimal = 'It is not a decimal number, written "1234.50".';
  const outside = 'It is below zero, or has more than 3 digits before the point or 2 behind it.';
  says(amount(3, 2), [
    ['0', null],
    ['123', null],
    ['123.4', null],
    ['123.45', null],
    ['1234', outside],
    ['123.456', outside],
    ['-1', outside],
    ['1,5', noDecimal],
    ['', noDecimal],
    ['123\n', noDecimal],
    [5, noDecimal],
    [['5'], noDecimal],
  ]);
});

it('a whole number is whole, a number, and within its bounds', () => {
  const refused = 'It is not a whole number from 1 to 9.';
  says(whole(1, 9), [
    [1, null],
    [9, null],
    [0, refused],
    [10, refused],
    [1.5, refused],
    ['5', refused],
  ]);
});

const fields = { nama: required(text(3)), tahun: optional(whole(1, 9)) };

it('every field is judged: what must be given is missed, what may be left out is not', () => {
  const missing = { bidang: 'nama', alasan: 'It is missing.' };
  expect(formFaults(fields, {})).toEqual([missing]);
  expect(formFaults(fields, { nama: null, tahun: null })).toEqual([missing]);
  expect(formFaults(fields, { nama: 'abc', tahun: 5, lain: 1 })).toEqual([]);
  expect(formFaults(fields, { nama: 'abcd', tahun: 0 })).toEqual([
    { bidang: 'nama', alasan: 'It has 4 letters; at most 3 are taken.' },
    { bidang: 'tahun', alasan: 'It is not a whole number from 1 to 9.' },
  ]);
});

it('an object within a record must be there, and its faults are told by the way that leads to them', () => {
  const missing = [{ bidang: 'pernyataan', alasan: 'It is missing.' }];
  for (const isi of [{}, { pernyataan: null }, { pernyataan: 'abc' }])
    expect(within('pernyataan', fields, isi)).toEqual(missing);
  expect(within('pernyataan', fields, { pernyataan: { nama: 'abc' } })).toEqual([]);
  expect(within('pernyataan', fields, { pernyataan: { tahun: 0 } })).toEqual([
    { bidang: 'pernyataan.nama', alasan: 'It is missing.' },
    { bidang: 'pernyataan.tahun', alasan: 'It is not a whole number from 1 to 9.' },
  ]);
});
