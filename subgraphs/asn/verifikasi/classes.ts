// What kind of data each column of verification holds.
import { classify } from '@bagi/kit/classes.ts';
import { beban, kunci } from './tables.ts';

export const classes = [
  classify(beban, {
    permohonan: 'mesin',
    nomor: 'mesin',
    subjek: 'pribadi',
    mitra: 'mesin',
    pada: 'mesin',
    sampai: 'mesin',
    transaksi: 'mesin',
    diputus: 'mesin',
  }),
  classify(kunci, { kunci: 'mesin' }),
];
