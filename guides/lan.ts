// LAN's own part of its guide.
import { personas } from '@bagi/population/personas.ts';
import type { Partner } from './partner.ts';

const of = (key: keyof typeof personas) => ({ persona: key, variables: { nip: personas[key].nip } });

export const lan: Partner = {
  mitra: 'lan',
  name: 'LAN',
  intro: {
    id: 'LAN membaca profil PNS, riwayat jabatan dan pensiun Widyaiswara dan Analis Kebijakan, mencari unit kerja mereka, dan mengirim kursus, angka kredit, serta jabatan. Perjanjian yang ditandatangani berakhir pada 22 Oktober 2021; di lingkungan pengembangan berlaku addendum yang ditandai sebagai contoh.',
    en: 'LAN reads the profile of PNS, the positions and pensions of Widyaiswara and Analis Kebijakan, searches their units, and sends courses, credit points and positions. The agreement as signed ended on 22 October 2021; in development an addendum that is marked as an example is in force.',
  },
  first: {
    operation: 'profil-pns',
    example: 'profil-pns.ts',
    answer: {
      id: '`asn` adalah `null` bila orangnya tidak ada, atau bukan PNS: keduanya dijawab sama.',
      en: '`asn` is `null` when there is no such person, or none who is a PNS: the two are told alike.',
    },
  },
  cases: [
    {
      ...of('widyaiswara'),
      sees: 'found',
      shows: { id: 'Widyaiswara: profil dan riwayat jabatan', en: 'a Widyaiswara: profile and history of positions' },
    },
    {
      ...of('analisKebijakan'),
      sees: 'found',
      shows: { id: 'Analis Kebijakan di instansi lain', en: 'an Analis Kebijakan at another instansi' },
    },
    {
      ...of('bandung'),
      sees: 'found',
      shows: {
        id: 'PNS lain: profil ada, `riwayatJabatan` kosong',
        en: 'another PNS: a profile, and `riwayatJabatan` is empty',
      },
    },
    {
      ...of('diblokir'),
      sees: 'found',
      shows: {
        id: 'PNS yang datanya diblokir tetap ditemukan',
        en: 'a PNS whose record is blocked is found all the same',
      },
    },
    {
      ...of('guruPppk'),
      sees: 'absent',
      shows: { id: 'PPPK: di luar perjanjian', en: 'a PPPK: outside the agreement' },
    },
    { ...of('cpns'), sees: 'absent', shows: { id: 'CPNS: di luar perjanjian', en: 'a CPNS: outside the agreement' } },
    {
      persona: null,
      variables: { nip: '190001011900011999' },
      sees: 'absent',
      shows: { id: 'tidak ada orangnya', en: 'nobody has this NIP' },
    },
  ],
  ways: [
    {
      title: { id: 'Foto', en: 'Photographs' },
      text: {
        id: '`foto` adalah tautan yang berlaku lima menit dan hanya terbuka dengan token LAN sendiri pada header `Authorization`. Simpan gambarnya, bukan tautannya.',
        en: "`foto` is a link that works for five minutes and only with LAN's own token in the `Authorization` header. Keep the picture, not the link.",
      },
    },
  ],
};
