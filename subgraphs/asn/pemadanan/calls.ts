// The functions by which a partner announces a list, and asks for what came of its own lists.
import type { Call } from '@bagi/kit/calls.ts';

export const ajukan: Call = {
  operations: ['Mutation.ajukanPemadanan'],
  name: 'pemadanan.ajukan',
  takes: { bentuk: 'text', sha256: 'text' },
  gives: ['id', 'lagi'],
};

export const lihat: Call = {
  operations: ['Query.pemadanan', 'Mutation.ajukanPemadanan'],
  name: 'pemadanan.lihat',
  takes: { id: 'text' },
  gives: [
    'idDaftar',
    'triwulan',
    'bentuk',
    'status',
    'kemajuan',
    'sha256Masukan',
    'diajukan',
    'selesai',
    'jumlahBaris',
    'jumlahSesuai',
    'jumlahTidakSesuai',
    'jumlahTidakDitemukan',
    'jumlahCacat',
    'cacatPertama',
    'sha256Hasil',
    'sha256Cacat',
    'sha256BeritaAcara',
    'alasanGagal',
  ],
};

export const kalender: Call = {
  operations: ['Query.kalenderPemadanan'],
  name: 'pemadanan.kalender',
  takes: {},
  gives: ['triwulan', 'dari', 'sampai', 'daftar', 'sisa'],
};
