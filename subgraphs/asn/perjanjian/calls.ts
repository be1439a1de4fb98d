// The functions by which stewards see the agreements and take steps.
import type { Call } from '@bagi/kit/calls.ts';

export const daftar: Call = {
  operations: ['Query.daftarPerjanjian', 'Query.kalenderPerjanjian'],
  name: 'perjanjian.daftar',
  takes: {},
  gives: [
    'mitra',
    'versi',
    'pokok',
    'judul',
    'nomorMitra',
    'nomorBkn',
    'sampai',
    'kewajiban',
    'keadaan',
    'sebab',
    'sejak',
    'boleh',
  ],
};

export const pemakaian: Call = {
  operations: ['Query.pemakaian'],
  name: 'perjanjian.pemakaian',
  takes: { hari: 'integer' },
  gives: ['lingkup', 'satuan', 'jendela', 'terpakai'],
};

export const penggunaan: Call = {
  operations: ['Query.penggunaanLayanan'],
  name: 'perjanjian.penggunaan',
  takes: { mitra: 'text', dari: 'date', sampai: 'date' },
  gives: [
    'hari',
    'versi',
    'layanan',
    'nama',
    'pasal',
    'permintaan',
    'orang',
    'baris',
    'ditolak',
    'putusan',
    'dihitung',
    'selesai',
  ],
};

export const langkah: Call = {
  operations: ['Query.langkahPerjanjian'],
  name: 'perjanjian.langkah',
  takes: { mitra: 'text' },
  gives: [
    'id',
    'mitraPerjanjian',
    'pokok',
    'langkah',
    'dari',
    'sebab',
    'uraian',
    'nomorSurat',
    'tanggalSurat',
    'pemusnah',
    'segera',
    'pengusul',
    'jalan',
    'diusulkan',
    'sampai',
    'status',
    'pemutus',
    'catatan',
    'diputuskan',
  ],
};

export const usulkan: Call = {
  operations: ['Mutation.usulkanLangkah'],
  name: 'perjanjian.ajukan_langkah',
  takes: {
    kunci: 'text',
    mitra: 'text',
    pokok: 'date',
    langkah: 'text',
    sebab: 'text',
    uraian: 'text',
    nomorSurat: 'text',
    tanggalSurat: 'date',
    pemusnah: 'text',
    segera: 'boolean',
    petugas: 'text',
    jalan: 'text',
  },
  gives: ['id', 'tolak', 'keadaan', 'boleh', 'hari'],
};

export const putuskan: Call = {
  operations: ['Mutation.putuskanLangkah'],
  name: 'perjanjian.putuskan_langkah',
  takes: { id: 'text', putusan: 'text', petugas: 'text', catatan: 'text', jalan: 'text' },
  gives: ['tolak', 'keadaan', 'boleh'],
};

export const operasi: Call = {
  operations: ['Query.operasiTerdaftar', 'Mutation.daftarkanOperasi'],
  name: 'perjanjian.operasi_sendiri',
  takes: {},
  gives: ['id', 'nama', 'koordinat', 'biaya', 'didaftarkan', 'terakhir'],
};

export const daftarkan: Call = {
  operations: ['Mutation.daftarkanOperasi'],
  name: 'perjanjian.daftarkan_operasi_sendiri',
  takes: { id: 'text', nama: 'text', naskah: 'text', koordinat: 'text[]', biaya: 'bigint', versi: 'date' },
  gives: ['hasil'],
};

export const cabut: Call = {
  operations: ['Mutation.cabutOperasi'],
  name: 'perjanjian.cabut_operasi_sendiri',
  takes: { id: 'text' },
  gives: ['hasil'],
};
