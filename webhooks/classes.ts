// What kind of data each column of the news holds: opaque ids and keys alone, and no word about anybody.
import { classify } from '@bagi/kit/classes.ts';
import { diterima, kontrak, pengantaran, penolakan, perhatian, peringatan, peristiwa } from './tables.ts';

export const classes = [
  classify(peristiwa, {
    id: 'mesin',
    jenis: 'mesin',
    obyek: 'mesin',
    jalur: 'mesin',
    asnId: 'mesin',
    mitra: 'mesin',
    waktu: 'mesin',
    transaksi: 'mesin',
    sebarSejak: 'mesin',
    disebar: 'mesin',
  }),
  classify(pengantaran, {
    id: 'mesin',
    peristiwaId: 'mesin',
    mitra: 'mesin',
    jalur: 'mesin',
    jenis: 'mesin',
    obyek: 'mesin',
    waktu: 'mesin',
    status: 'mesin',
    percobaan: 'mesin',
    berikutnya: 'mesin',
    dipegang: 'mesin',
    hasil: 'mesin',
    selesai: 'mesin',
  }),
  classify(penolakan, { mitra: 'mesin', alamat: 'mesin', waktu: 'mesin' }),
  classify(diterima, { mitra: 'mesin', asnId: 'mesin', sejak: 'mesin' }),
  classify(perhatian, {
    peran: 'mesin',
    mitra: 'mesin',
    tabel: 'mesin',
    kolom: 'mesin',
    baris: 'mesin',
    jenis: 'mesin',
  }),
  classify(peringatan, { mitra: 'mesin', versi: 'mesin', sampai: 'mesin', hari: 'mesin', diumumkan: 'mesin' }),
  classify(kontrak, { mitra: 'mesin', versi: 'mesin', sidikJari: 'mesin' }),
];
