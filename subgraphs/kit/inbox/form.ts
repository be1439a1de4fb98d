// What may be wrong with a value by its form: missing, too long, no day, no decimal, out of bounds; said for every field at once.
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { isDay, isDecimal } from '@bagi/schema/scalars.ts';
import type { Fault, Isi } from './kinds.ts';

/** Says what is wrong with a value that is given; null when nothing is. */
export type Check = (value: unknown) => string | null;

export interface Field {
  readonly required: boolean;
  readonly check: Check;
}

export function required(check: Check): Field {
  return { required: true, check };
}

export function optional(check: Check): Field {
  return { required: false, check };
}

/** A text that says something, of at most so many letters. */
export function text(lettersMax: number): Check {
  return (value) => {
    if (typeof value !== 'string') return 'It is not a text.';
    if (value.trim() === '') return 'It is empty.';
    // Control characters: no name or number has one, and U+0000 cannot be stored.
    if (/\p{Cc}/u.test(value)) return 'It holds a control character.';
    const letters = Array.from(value).length;
    return letters > lettersMax ? `It has ${letters} letters; at most ${lettersMax} are taken.` : null;
  };
}

/** A text of a form, which is said in words. */
export function written(form: RegExp, words: string): Check {
  return (value) => (typeof value === 'string' && form.test(value) ? null : `It is not ${words}.`);
}

/** An id as the register has them: 32 hex digits or a UUID. */
export const id: Check = written(/^[0-9A-Za-z_-]{1,36}$/, 'an id of the register');

export const day: Check = (value) =>
  typeof value === 'string' && isDay(value) ? null : 'It is not a day of the calendar, written 2026-11-21.';

/** A day that has come, by the days of Jakarta. */
export function notAfterToday(check: Check): Check {
  return (value) => check(value) ?? (String(value) > dayInJakarta(Date.now()) ? 'It has not come yet.' : null);
}

export const yesOrNo: Check = (value) => (typeof value === 'boolean' ? null : 'It is neither true nor false.');

/** An exact decimal, of at most so many digits before and behind the point, not below zero. */
export function amount(wholeMax: number, fractionMax: number): Check {
  const form = new RegExp(`^\\d{1,${wholeMax}}(\\.\\d{1,${fractionMax}})?$`);
  return (value) => {
    if (typeof value !== 'string' || !isDecimal(value)) return 'It is not a decimal number, written "1234.50".';
    if (form.test(value)) return null;
    return `It is below zero, or has more than ${wholeMax} digits before the point or ${fractionMax} behind it.`;
  };
}

export function whole(from: number, to: number): Check {
  return (value) =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to
      ? null
      : `It is not a whole number from ${from} to ${to}.`;
}

/** Every fault of a record's fields; a field that is absent or null is not given. */
export function formFaults(fields: Readonly<Record<string, Field>>, isi: Isi): Fault[] {
  return Object.entries(fields).flatMap(([bidang, { required: isRequired, check }]): Fault[] => {
    const value = isi[bidang];
    if (value === undefined || value === null) return isRequired ? [{ bidang, alasan: 'It is missing.' }] : [];
    const alasan = check(value);
    return alasan === null ? [] : [{ bidang, alasan }];
  });
}

/** Every fault of an object within a record, which must be there. */
export function within(bidang: string, fields: Readonly<Record<string, Field>>, isi: Isi): Fault[] {
  const inner = isi[bidang];
  if (typeof inner !== 'object' || inner === null) return [{ bidang, alasan: 'It is missing.' }];
  return formFaults(fields, inner as Isi).map((fault) => ({ ...fault, bidang: `${bidang}.${fault.bidang}` }));
}
