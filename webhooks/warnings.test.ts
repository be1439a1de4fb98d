// Warnings come due 90, 60, 30 and 7 days before the last day, and none where the agreement goes on.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Version } from '@bagi/agreements/library.ts';
import { version } from '@bagi/agreements/test/document.ts';
import { expect, it, test } from 'vitest';
import { warningsDue } from './warnings.ts';

const partner = 'mitra-uji';
const lasting = (until: string, from = '2024-02-01'): Version => {
  const one = version();
  const agreement: Agreement = { ...one.agreement, version: from, term: { from, until } };
  return { ...one, agreement };
};
const following = (from: string) => lasting('open', from);

const due = (today: string, ...versions: Version[]) =>
  warningsDue(new Map([[partner, versions]]), partner, versions[0]?.agreement.term.until ?? '', today);

test.for([
  ['2026-08-30', []],
  ['2026-10-01', [90]],
  ['2026-10-02', [90]],
  ['2026-10-31', [60, 90]],
  ['2026-11-30', [30, 60, 90]],
  ['2026-12-23', [7, 30, 60, 90]],
  ['2026-12-30', [7, 30, 60, 90]],
  ['2026-12-31', []],
] as const)('on %s those are due of %j days', ([today, days]) => {
  expect(due(today, lasting('2026-12-30'))).toEqual(days);
});

it('none is due of an agreement without an end, nor of one that another follows the day after', () => {
  expect(due('2026-12-23', lasting('open'))).toEqual([]);
  expect(due('2026-12-23', lasting('2026-12-30'), following('2026-12-31'))).toEqual([]);
  expect(due('2026-12-23', lasting('2026-12-30'), following('2027-01-01'))).toEqual([7, 30, 60, 90]);
});

it('an agreement that began today is warned of its end as any other', () => {
  expect(due('2026-12-25', lasting('2026-12-30', '2026-12-25'))).toEqual([7, 30, 60, 90]);
});

it('an agreement that is in no document at hand is warned of the end that it was given', () => {
  expect(warningsDue(new Map(), partner, '2026-12-30', '2026-12-25')).toEqual([7, 30, 60, 90]);
});
