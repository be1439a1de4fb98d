// The two functions that verification is made of: the charge, committed before anything is compared, and then the verdicts.
import type { Call } from '@bagi/kit/calls.ts';

const operations = ['Query.verifikasiAsn', 'Query.verifikasiAsnBanyak'];

/** Charges every NIP that is sent, or none; gives the request's name, or the places of rows that are no longer answered. */
export const bebankan: Call = {
  operations,
  name: 'verifikasi.bebankan',
  takes: { nip: 'text[]' },
  gives: ['permohonan', 'terlampaui', 'cobaLagi'],
};

/** Gives the verdicts on what was charged, in order, once. */
export const putuskan: Call = {
  operations,
  name: 'verifikasi.putuskan',
  takes: {
    permohonan: 'uuid',
    nip: 'text[]',
    nama: 'text[]',
    tempatLahir: 'text[]',
    tanggalLahir: 'date[]',
    jenisKelamin: 'text[]',
    instansi: 'text[]',
    golongan: 'text[]',
    statusKepegawaian: 'text[]',
  },
  gives: ['putusan'],
};
