// BP Tapera's own part of its guide.
import { instansiPersona, personas } from '@bagi/population/personas.ts';
import type { Partner } from './partner.ts';

const of = (key: keyof typeof personas, instansiId: string = instansiPersona.kotaBandung) => ({
  persona: key,
  variables: { nip: personas[key].nip, instansiId },
});

export const bpTapera: Partner = {
  mitra: 'bp-tapera',
  name: 'BP Tapera',
  intro: {
    id: 'BP Tapera membaca data kepegawaian ASN menurut instansi, lima daftar (CASN, ASN aktif, pindah instansi, pensiun, pemberhentian), dan mengirim kepesertaan serta posisi simpanan. Instansi selalu disebut: seorang ASN dicari di instansi itu, dan yang bekerja di instansi lain tidak ditemukan.',
    en: 'BP Tapera reads the data of ASN by instansi and five listings (CASN, active ASN, transfers, pensions, dismissals), and sends membership and positions in the fund. The instansi is always named: an ASN is looked for there, and one who works at another is not found.',
  },
  first: {
    operation: 'data-asn',
    example: 'data-asn.ts',
    answer: {
      id: '`asn` adalah `null` bila orangnya tidak ada, atau tidak bekerja di instansi itu: keduanya dijawab sama.',
      en: '`asn` is `null` when there is no such person, or none who works at that instansi: the two are told alike.',
    },
  },
  cases: [
    {
      ...of('bandung'),
      sees: 'found',
      shows: { id: 'PNS Kota Bandung yang menabung', en: 'a PNS of Kota Bandung who saves' },
    },
    { ...of('guruPppk'), sees: 'found', shows: { id: 'PPPK', en: 'a PPPK' } },
    {
      ...of('cpns'),
      sees: 'found',
      shows: { id: 'CPNS tahun 2026: juga di `daftarCasn`', en: 'a CPNS of 2026: in `daftarCasn` as well' },
    },
    {
      ...of('pindah'),
      sees: 'found',
      shows: { id: 'pindah dari Surabaya: ditemukan di Bandung', en: 'moved from Surabaya: found in Bandung' },
    },
    {
      ...of('pindah', instansiPersona.kotaSurabaya),
      sees: 'absent',
      shows: { id: 'orang yang sama, dicari di Surabaya', en: 'the same, looked for in Surabaya' },
    },
    {
      ...of('pensiun'),
      sees: 'found',
      shows: {
        id: 'pensiun 1 September 2026: tidak lagi di `daftarAsnAktif`',
        en: 'retired on 1 September 2026: no longer in `daftarAsnAktif`',
      },
    },
    {
      ...of('diberhentikan'),
      sees: 'found',
      shows: { id: 'diberhentikan 1 Februari 2026', en: 'dismissed on 1 February 2026' },
    },
    {
      ...of('setneg'),
      sees: 'absent',
      shows: {
        id: 'bekerja di Kementerian Keuangan, dicari di Bandung',
        en: 'works at the Ministry of Finance, looked for in Bandung',
      },
    },
    {
      persona: null,
      variables: { nip: '190001011900011999', instansiId: instansiPersona.kotaBandung },
      sees: 'absent',
      shows: { id: 'tidak ada orangnya', en: 'nobody has this NIP' },
    },
  ],
  ways: [
    {
      title: { id: 'Angka desimal', en: 'Decimals' },
      text: {
        id: 'Simpanan dan unit penyertaan adalah desimal yang dikirim dan dibaca sebagai teks (`"12345678.90"`): bilangan JavaScript atau `double` akan membulatkannya.',
        en: 'Savings and units are decimals that are sent and read as text (`"12345678.90"`): a number of JavaScript or a `double` would round them.',
      },
    },
  ],
};
