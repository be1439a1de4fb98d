// A pseudonym is HMAC-SHA256 by the key of the year, whoever makes it, and the same for as long as the key is.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { naming, pseudonym, pseudonyms, yearOf } from './pseudonyms.ts';

const keyOf = (year: number) => Buffer.alloc(32, year % 251);

it('is the first half of the HMAC that Node makes, of whatever text', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.array(fc.string({ unit: 'grapheme' })),
      (key, texts) => {
        const named = naming(key);
        for (const text of [...texts, 'x'.repeat(1_000)])
          expect(named(text).replaceAll('-', '')).toBe(
            createHmac('sha256', key).update(text).digest('hex').slice(0, 32),
          );
      },
    ),
  );
});

it('is remembered, and another in another year', () => {
  const of = pseudonyms(keyOf);
  const [one] = of(['a'], 2026);
  expect(of(['a', 'b'], 2026)).toEqual([one, pseudonym(keyOf(2026), 'b')]);
  expect(of(['a'], 2027)).toEqual([pseudonym(keyOf(2027), 'a')]);
  expect(of(['a'], 2026)).toEqual([one]);
});

it('nothing is recorded in a year whose key is gone, not even about nobody', () => {
  const of = pseudonyms(() => {
    throw new Error('It has been destroyed.');
  });
  expect(() => of([], 2026)).toThrow('destroyed');
});

it('a year begins at midnight in Jakarta', () => {
  expect(yearOf(Date.parse('2026-12-31T16:59:59.999Z'))).toBe(2026);
  expect(yearOf(Date.parse('2026-12-31T17:00:00.000Z'))).toBe(2027);
});
