// What kind of data each column of matching holds.
import { classify } from '@bagi/kit/classes.ts';
import { baris, daftar } from './tables.ts';

export const classes = [
  classify(daftar, {
    id: 'mesin',
    peran: 'mesin',
    mitra: 'mesin',
    versi: 'mesin',
    triwulan: 'mesin',
    bentuk: 'mesin',
    status: 'mesin',
    kemajuan: 'mesin',
    percobaan: 'mesin',
    sha256Masukan: 'mesin',
    ukuran: 'mesin',
    diajukan: 'mesin',
    diunggah: 'mesin',
    selesai: 'mesin',
    jumlahBaris: 'mesin',
    jumlahSesuai: 'mesin',
    jumlahTidakSesuai: 'mesin',
    jumlahTidakDitemukan: 'mesin',
    jumlahCacat: 'mesin',
    cacatPertama: 'mesin',
    sha256Hasil: 'mesin',
    sha256Cacat: 'mesin',
    sha256BeritaAcara: 'mesin',
    alasanGagal: 'mesin',
  }),
  classify(baris, {
    nomor: 'mesin',
    nip: 'kiriman',
    nama: 'kiriman',
    tanggalLahir: 'kiriman',
    tempatLahir: 'kiriman',
    jenisKelamin: 'kiriman',
    instansi: 'kiriman',
    golongan: 'kiriman',
    statusKepegawaian: 'kiriman',
  }),
];
