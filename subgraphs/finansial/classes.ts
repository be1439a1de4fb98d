// What kind of data each column of finansial holds.
import { classify } from '@bagi/kit/classes.ts';
import * as tables from './tables.ts';

export const classes = [
  classify(tables.pensiunJandaDuda, {
    asnId: 'mesin',
    pensiunPokokJandaDuda: 'khusus',
    pembulatanPensiunPokokJandaDuda: 'khusus',
  }),
  classify(tables.simpananTapera, {
    asnId: 'mesin',
    jumlahSimpanan: 'khusus',
    unitPenyertaan: 'khusus',
    nabPerUnit: 'khusus',
    tanggalNab: 'khusus',
  }),
];
