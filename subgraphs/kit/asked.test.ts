// What is asked of a list becomes a statement of one form for all values, by which an index can be walked wherever there is one.
import { expect, it } from 'vitest';
import { askedOf } from './asked.ts';
import { reads } from './test/small.ts';

const { pensiun, semuaAsn } = reads;
const unit = (...values: string[]) => ({ fact: 'unitKerja' as const, values });
const day = { column: 'tmtPensiun', from: '2026-01-01', to: '2026-01-01' };
const month = { column: 'tmtPensiun', from: '2026-01-01', to: '2026-01-31' };

it('one value of a fact is one value, where rows are found by the facts; several are several', () => {
  expect(askedOf(semuaAsn, [unit('a')], [])).toMatchObject({
    narrowing: { facts: [], ranges: [], exact: ['unitKerjaId'] },
    values: { exact0: 'a' },
  });
  expect(askedOf(semuaAsn, [unit('a', 'b')], [])).toMatchObject({
    narrowing: { facts: ['unitKerja'], ranges: [], exact: [] },
    values: { fact0: ['a', 'b'] },
  });
});

it('a fact about the persons of a table of its own stays a fact', () => {
  expect(askedOf(pensiun, [unit('a')], [])).toMatchObject({
    narrowing: { facts: ['unitKerja'], exact: [] },
    values: { fact0: ['a'] },
  });
});

it('a range that begins where it ends is one value', () => {
  expect(askedOf(semuaAsn, [unit('a')], [day, month])).toMatchObject({
    narrowing: { ranges: ['tmtPensiun'], exact: ['unitKerjaId', 'tmtPensiun'] },
    values: { exact0: 'a', exact1: '2026-01-01', from0: '2026-01-01', to0: '2026-01-31' },
  });
});

it('the form is the same for all values, and another for each other way to ask', () => {
  const form = (...asked: [Parameters<typeof askedOf>[1], Parameters<typeof askedOf>[2]]) =>
    askedOf(semuaAsn, ...asked).form;
  expect(form([unit('a')], [month])).toBe(form([unit('b')], [{ ...month, to: '2027-01-01' }]));
  const ways = [form([], []), form([unit('a')], []), form([unit('a', 'b')], []), form([], [day]), form([], [month])];
  expect(new Set(ways).size).toBe(ways.length);
});
