// What kind of data each column of the log holds: hashes, ids and names of partners, and no word about anybody.
import { classify } from '@bagi/kit/classes.ts';
import { daun, simpul, stempel, titik } from './tables.ts';

export const classes = [
  classify(daun, { posisi: 'mesin', sumber: 'mesin', barisId: 'mesin', mitra: 'mesin', sidik: 'mesin' }),
  classify(simpul, { tingkat: 'mesin', nomor: 'mesin', sidik: 'mesin' }),
  classify(titik, { nomor: 'mesin', ukuran: 'mesin', waktu: 'mesin', naskah: 'mesin', tepi: 'mesin', batas: 'mesin' }),
  classify(stempel, { nomor: 'mesin', waktu: 'mesin', otoritas: 'mesin', token: 'mesin' }),
];
