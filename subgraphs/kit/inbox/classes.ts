// What kind of data each column of the inbox holds.
import { classify } from '../classes.ts';
import { kiriman, rekaman, sumber } from './tables.ts';

export const classes = [
  classify(kiriman, {
    id: 'mesin',
    mitra: 'mesin',
    versi: 'mesin',
    kunci: 'mesin',
    operasi: 'mesin',
    sha256: 'mesin',
    jumlah: 'mesin',
    diterima: 'mesin',
    transaksi: 'mesin',
    diterapkan: 'mesin',
    balasan: 'pribadi',
    percobaan: 'mesin',
    cobaLagi: 'mesin',
  }),
  classify(sumber, {
    id: 'mesin',
    // Whose value it is: closed to everyone until a policy opens it.
    asnId: 'pribadi',
    jenis: 'mesin',
    mitra: 'mesin',
    versi: 'mesin',
    diterima: 'mesin',
    diputuskanOleh: 'mesin',
    diputuskan: 'mesin',
  }),
  classify(rekaman, {
    id: 'mesin',
    kirimanId: 'mesin',
    mitra: 'mesin',
    versi: 'mesin',
    transaksi: 'mesin',
    urutan: 'mesin',
    jenis: 'mesin',
    // Of every kind that may be sent, personal finance among them.
    isi: 'khusus',
    diterima: 'mesin',
    status: 'mesin',
    alasan: 'pribadi',
    diputuskanOleh: 'mesin',
    diputuskan: 'mesin',
  }),
];
