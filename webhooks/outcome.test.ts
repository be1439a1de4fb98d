// An attempt ends in one word that says what is done next: nothing, another attempt and when, or never again.
import { expect, it, test } from 'vitest';
import { answered, failed, reasonOf } from './outcome.ts';

test.for([
  [200, { taken: true, result: 'HTTP_200' }],
  [299, { taken: true, result: 'HTTP_299' }],
  [199, { taken: false, gone: false, result: 'HTTP_199', askedMs: 0 }],
  [300, { taken: false, gone: false, result: 'HTTP_300', askedMs: 0 }],
  [410, { taken: false, gone: true, result: 'HTTP_410', askedMs: 0 }],
  [503, { taken: false, gone: false, result: 'HTTP_503', askedMs: 0 }],
] as const)('an answer of %i is told as it is', ([status, outcome]) => {
  expect(answered(status)).toEqual(outcome);
});

test.for([
  ['0', 0],
  ['120', 120_000],
  ['999999', 999_999_000],
  ['1000000', 0],
  ['-1', 0],
  ['1.5', 0],
  ['120 s', 0],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 0],
  ['', 0],
] as const)('asked for %j, %i ms are waited at least', ([retryAfter, askedMs]) => {
  expect(answered(429, retryAfter)).toMatchObject({ taken: false, askedMs });
});

it('what never reached anybody failed, and may be tried again', () => {
  expect(failed('WAKTU_HABIS')).toEqual({ taken: false, gone: false, result: 'WAKTU_HABIS', askedMs: 0 });
});

it('the reason of a failure is the code of the network, or that the address is not allowed', () => {
  expect(reasonOf(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))).toBe('ECONNREFUSED');
  const refused = new Error(
    'DNS lookup 10.0.0.1(family:4, host:mitra.example) is not allowed. Because, It is private.',
  );
  expect(reasonOf(Object.assign(refused, { code: 'UJI' }))).toBe('ALAMAT_TIDAK_DIIZINKAN');
  expect(reasonOf(new Error('It failed.'))).toBe('TIDAK_TERSAMBUNG');
  expect(reasonOf(Object.assign(new Error('It failed.'), { code: 7 }))).toBe('TIDAK_TERSAMBUNG');
});
