// What kind of data each column of keluarga holds.
import { classify } from '@bagi/kit/classes.ts';
import * as tables from './tables.ts';

export const classes = [
  classify(tables.anak, {
    id: 'mesin',
    asnId: 'mesin',
    pasanganId: 'mesin',
    nama: 'khusus',
    nik: 'khusus',
    jenisKelaminId: 'khusus',
    tempatLahir: 'khusus',
    tanggalLahir: 'khusus',
    jenisAnak: 'khusus',
    dapatTunjangan: 'khusus',
    tanggalMeninggal: 'khusus',
  }),
  classify(tables.orangTua, {
    id: 'mesin',
    asnId: 'mesin',
    peran: 'pribadi',
    nama: 'pribadi',
    tempatLahir: 'pribadi',
    tanggalLahir: 'pribadi',
    tanggalMeninggal: 'pribadi',
  }),
  classify(tables.pasangan, {
    id: 'mesin',
    asnId: 'mesin',
    nama: 'pribadi',
    nik: 'pribadi',
    tempatLahir: 'pribadi',
    tanggalLahir: 'pribadi',
    pekerjaan: 'pribadi',
    pernikahanKe: 'pribadi',
    tanggalMenikah: 'pribadi',
    aktaMenikah: 'pribadi',
    tanggalCerai: 'pribadi',
    tanggalMeninggal: 'pribadi',
    status: 'pribadi',
  }),
];
