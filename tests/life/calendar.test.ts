// Stewards see what falls due under every agreement, partners what falls due under their own.
import { compose } from '@bagi/schema/compose.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLibrary } from '../../start/library.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { budi, stewardsOf } from './stewards.ts';

let system: TestSystem;
/** Agreements and a day of which the papers are known. */
const known = new Set(['bp-tapera', 'lan', 'setneg-siapp', 'taspen-life', 'bkn', 'bkn-pengelola']);
const library = new Map([...openLibrary(compose().schema, false)].filter(([partner]) => known.has(partner)));
const now = () => Date.parse('2026-11-21T12:00:00+07:00');
beforeAll(async () => void (system = await startTestSystem({}, { now, library })));
afterAll(() => system.stop());

it('the calendar of stewards holds every agreement that owes something, in the order of days', async () => {
  const { body } = await stewardsOf(system).ask(
    budi,
    '{ kalenderPerjanjian(periode: { dari: "2026-12-01", sampai: "2027-01-31" }) { mitra jenis periode jatuhTempo pasal pihak } }',
  );
  expect(body.data.kalenderPerjanjian).toEqual([
    {
      mitra: 'bp-tapera',
      jenis: 'PENINJAUAN',
      periode: null,
      jatuhTempo: '2026-12-31',
      pasal: 'Tidak disebut dalam dokumen',
      pihak: 'BKN',
    },
    { mitra: 'lan', jenis: 'EVALUASI', periode: '2026', jatuhTempo: '2026-12-31', pasal: 'Pasal 7', pihak: 'BERSAMA' },
    {
      mitra: 'taspen-life',
      jenis: 'LAPORAN',
      periode: '2026-T4',
      jatuhTempo: '2027-01-14',
      pasal: 'Pasal 4 ayat (2) huruf c',
      pihak: 'MITRA',
    },
    {
      mitra: 'taspen-life',
      jenis: 'REKONSILIASI',
      periode: '2026-T4',
      jatuhTempo: '2027-01-14',
      pasal: 'Pasal 9 ayat (1)',
      pihak: 'BERSAMA',
    },
  ]);
  const long = await stewardsOf(system).ask(
    budi,
    '{ kalenderPerjanjian(periode: { dari: "2026-12-01", sampai: "2037-01-31" }) { mitra } }',
  );
  expect(long.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

it('a partner sees its own, of the year to come, and nobody else asks for all', async () => {
  const { body } = await system.ask('setneg-siapp', '{ perjanjian { kewajiban { mitra jenis jatuhTempo } } }');
  expect(body.data.perjanjian.kewajiban).toEqual([
    { mitra: 'setneg-siapp', jenis: 'PERPANJANGAN', jatuhTempo: '2027-07-23' },
    { mitra: 'setneg-siapp', jenis: 'EVALUASI', jatuhTempo: '2027-08-22' },
    { mitra: 'setneg-siapp', jenis: 'BERAKHIR', jatuhTempo: '2027-08-23' },
  ]);
  const all = await system.ask('bkn', '{ daftarPerjanjian { mitra } }');
  expect(all.body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});
