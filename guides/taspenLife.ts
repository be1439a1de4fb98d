// Taspen Life's own part of its guide.
import { personas } from '@bagi/population/personas.ts';
import type { Partner } from './partner.ts';

const { bandung } = personas;

export const taspenLife: Partner = {
  mitra: 'taspen-life',
  name: 'Taspen Life',
  intro: {
    id: 'Taspen Life tidak pernah melihat nilai register. Ia mengirim yang diketahuinya tentang pendaftar dan mendengar satu kata untuk semuanya, memadankan daftar pesertanya setiap triwulan, dan membaca jumlah yang diterbitkan.',
    en: 'Taspen Life never sees a value of the register. It sends what it knows of a registrant and hears one word for all of it, has its list of members matched every quarter, and reads counts as published.',
  },
  first: {
    operation: 'verifikasi-asn',
    example: 'verifikasi.ts',
    answer: {
      id: 'Putusannya `SESUAI`, `TIDAK_SESUAI`, atau `DATA_TIDAK_DITEMUKAN`, satu untuk semua atribut bersama: atribut mana yang berbeda tidak dikatakan. Nama dibandingkan tanpa gelar, huruf besar, dan tanda baca.',
      en: 'The verdict is `SESUAI`, `TIDAK_SESUAI` or `DATA_TIDAK_DITEMUKAN`, one for all attributes together: which of them differs is not told. Names are compared without titles, case and punctuation.',
    },
  },
  cases: [
    {
      persona: 'bandung',
      variables: { data: { nip: bandung.nip, nama: bandung.nama, golongan: 'III/c' } },
      sees: 'SESUAI',
      shows: { id: 'semua atribut benar', en: 'every attribute is right' },
    },
    {
      persona: 'bandung',
      variables: { data: { nip: bandung.nip, nama: 'Drs. ASEP PURNAMA CONTOH, S.Kom.', golongan: 'III/c' } },
      sees: 'SESUAI',
      shows: { id: 'gelar dan huruf besar tidak berarti', en: 'titles and capitals do not count' },
    },
    {
      persona: 'bandung',
      variables: { data: { nip: bandung.nip, nama: bandung.nama, golongan: 'IV/a' } },
      sees: 'TIDAK_SESUAI',
      shows: {
        id: 'golongan salah; yang ketiga dalam 30 hari menutup NIP ini',
        en: 'the golongan is wrong; the third time within 30 days closes this NIP',
      },
    },
    {
      persona: null,
      variables: { data: { nip: '190001011900011999', nama: 'Bukan Siapa Pun', golongan: 'III/c' } },
      sees: 'DATA_TIDAK_DITEMUKAN',
      shows: { id: 'tidak ada orangnya', en: 'nobody has this NIP' },
    },
  ],
  ways: [
    {
      title: { id: 'Anggaran tebakan', en: 'A budget for mistakes' },
      text: {
        id: 'Setelah tiga `TIDAK_SESUAI` untuk satu NIP dalam 30 hari (sepuluh, semua mitra bersama) NIP itu tidak dijawab lagi: `QUOTA_EXCEEDED`, dengan hari sejak kapan dijawab lagi pada `resets`. Jangan mengulang dengan tebakan lain: tanyakan kepada pendaftarnya. Untuk banyak pendaftar gunakan `verifikasiAsnBanyak`, 1 sampai 100 sekaligus.',
        en: 'After three `TIDAK_SESUAI` for one NIP within 30 days (ten, of all partners together) that NIP is no longer answered: `QUOTA_EXCEEDED`, with the day from which it is again in `resets`. Do not try again with another guess: ask the registrant. For many registrants there is `verifikasiAsnBanyak`, 1 to 100 at once.',
      },
    },
    {
      title: { id: 'Pemadanan setiap triwulan', en: 'Matching, every quarter' },
      text: {
        id: 'Satu daftar setiap triwulan dan dua perbaikannya (`kalenderPemadanan`). `ajukanPemadanan` mengumumkan SHA-256 berkas CSV atau NDJSON, `PUT` menaruhnya pada alamat `unggah`, `pemadanan(id)` menunjukkan kemajuan, hasil, dan berita acara. Contoh: [pemadanan.ts](../../../examples/taspen-life/pemadanan.ts).',
        en: 'One list a quarter and two corrections of it (`kalenderPemadanan`). `ajukanPemadanan` announces the SHA-256 of a CSV or NDJSON file, a `PUT` puts it at the address `unggah`, `pemadanan(id)` shows progress, result and berita acara. Example: [pemadanan.ts](../../../examples/taspen-life/pemadanan.ts).',
      },
    },
  ],
};
