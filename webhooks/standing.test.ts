// A partner is told what its agreement names, where that says, while it is in force; otherwise the reason is one of a few words.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Library, Version } from '@bagi/agreements/library.ts';
import { bent, text, version } from '@bagi/agreements/test/document.ts';
import { expect, it } from 'vitest';
import { addressOf, begun, isTold, mayBeSent } from './standing.ts';

const document = bent(
  'services:\n',
  'webhook: { address: https://mitra.example/, events: { perjanjian.berubah: P } }\nservices:\n',
  text,
);
const partner = 'mitra-uji';
const lasting = (changes: Partial<Agreement> = {}): Version => {
  const one = version(document);
  return { ...one, agreement: { ...one.agreement, ...changes } };
};
const { webhook, ...silent } = lasting().agreement;
const within = Date.parse('2024-02-10T12:00:00+07:00');
const where = (versions: readonly Version[], addresses: Readonly<Record<string, string>> = {}) => ({
  library: new Map([[partner, versions]]) as Library,
  addresses: new Map(Object.entries(addresses)),
});
const unaddressed = lasting({ webhook: { events: webhook?.events ?? {} } });
const kind = 'perjanjian.berubah';

it('the version that has begun last is the one that speaks, from its first midnight in Jakarta', () => {
  const [first, second] = [lasting(), lasting({ version: '2024-03-01', term: { from: '2024-03-01', until: 'open' } })];
  const { library } = where([first, second]);
  const at = (moment: string) => begun(library, partner, Date.parse(moment))?.version;
  expect(at('2024-01-31T23:59:59+07:00')).toBeUndefined();
  expect(at('2024-02-01T00:00:00+07:00')).toBe('2024-02-01');
  expect(at('2024-02-29T23:59:59+07:00')).toBe('2024-02-01');
  expect(at('2024-03-01T00:00:00+07:00')).toBe('2024-03-01');
  expect(begun(library, 'mitra-lain', within)).toBeUndefined();
});

it('news goes where the paper says, else where the settings say, and nowhere without a promise of news', () => {
  const settings = { [partner]: 'https://setelan.example/' };
  expect(addressOf(where([], settings), lasting().agreement)).toBe('https://mitra.example/');
  expect(addressOf(where([], settings), unaddressed.agreement)).toBe('https://setelan.example/');
  expect(addressOf(where([], { lain: 'https://lain.example/' }), unaddressed.agreement)).toBeUndefined();
  expect(addressOf(where([], settings), silent)).toBeUndefined();
});

it('deliveries are made of what the agreement names, where there is an address, also while it is not in force', () => {
  expect(isTold(where([lasting()]), partner, kind, within)).toBe(true);
  expect(isTold(where([lasting()]), partner, kind, Date.parse('2024-06-01'))).toBe(true);
  expect(isTold(where([lasting()]), partner, 'pertek.terbit', within)).toBe(false);
  expect(isTold(where([lasting()]), partner, 'toString', within)).toBe(false);
  expect(isTold(where([{ ...lasting(), agreement: silent }]), partner, kind, within)).toBe(false);
  expect(isTold(where([unaddressed]), partner, kind, within)).toBe(false);
  expect(isTold(where([lasting()]), 'mitra-lain', kind, within)).toBe(false);
});

it('what is sent now is sent where the agreement in force says, or for one reason not at all', () => {
  const now = (version: Version, asked = kind, nowMs = within) => mayBeSent(where([version]), partner, asked, nowMs);
  expect(now(lasting())).toEqual({ address: 'https://mitra.example/' });
  expect(now(lasting(), 'pertek.terbit')).toEqual({ reason: 'TIDAK_DIPERJANJIKAN' });
  expect(now(lasting(), 'toString')).toEqual({ reason: 'TIDAK_DIPERJANJIKAN' });
  expect(now({ ...lasting(), agreement: silent })).toEqual({ reason: 'TIDAK_DIPERJANJIKAN' });
  expect(now(unaddressed)).toEqual({ reason: 'TANPA_ALAMAT' });
  expect(now(lasting(), kind, Date.parse('2024-06-01'))).toEqual({ reason: 'PERJANJIAN_ENDED' });
  expect(now(lasting({ suspended: { since: '2024-02-05', reason: 'Uji' } }))).toEqual({
    reason: 'PERJANJIAN_SUSPENDED',
  });
  expect(mayBeSent(where([lasting()]), 'mitra-lain', kind, within)).toEqual({ reason: 'PERJANJIAN_ABSENT' });
});

it('a failure that is no refusal is a failure', () => {
  const broken = {
    get() {
      throw new Error('The library is gone.');
    },
  } as unknown as Library;
  expect(() => mayBeSent({ library: broken, addresses: new Map() }, partner, kind, within)).toThrow(
    'The library is gone.',
  );
});
