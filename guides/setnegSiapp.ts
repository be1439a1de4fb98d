// SIAPP NV's own part of its guide.
import { personas } from '@bagi/population/personas.ts';
import type { Partner } from './partner.ts';

const of = (key: keyof typeof personas) => ({ persona: key, variables: { nip: personas[key].nip } });

export const setnegSiapp: Partner = {
  mitra: 'setneg-siapp',
  name: 'SIAPP NV',
  intro: {
    id: 'SIAPP NV membaca ASN golongan IV/b ke atas beserta keluarga dan dokumennya, mengirim usulan dengan dokumen, dan mengikuti verifikasi, pertek, dan Keppres sampai selesai.',
    en: 'SIAPP NV reads ASN of golongan IV/b and above with their family and documents, sends proposals with documents, and follows verification, pertek and decree to the end.',
  },
  first: {
    operation: 'data-asn',
    example: 'data-asn.ts',
    answer: {
      id: '`asn` adalah `null` bila orangnya tidak ada, atau di bawah IV/b: keduanya dijawab sama. Tanggal ditulis DD-MM-YYYY bila diminta dengan `format`.',
      en: '`asn` is `null` when there is no such person, or none of IV/b and above: the two are told alike. Days are written DD-MM-YYYY when `format` asks for it.',
    },
  },
  cases: [
    {
      ...of('setneg'),
      sees: 'found',
      shows: { id: 'IV/c, menikah, dua anak: dapat diusulkan', en: 'IV/c, married, two children: can be proposed' },
    },
    { ...of('profesor'), sees: 'found', shows: { id: 'IV/e, guru besar', en: 'IV/e, a professor' } },
    {
      ...of('meninggal'),
      sees: 'found',
      shows: {
        id: 'IV/b yang meninggal: `tmtMeninggal` dan pensiun janda',
        en: "IV/b who died: `tmtMeninggal` and the widow's pension",
      },
    },
    {
      ...of('pembinaIVa'),
      sees: 'absent',
      shows: { id: 'IV/a: satu golongan di bawah perjanjian', en: 'IV/a: one golongan below the agreement' },
    },
    {
      ...of('bandung'),
      sees: 'absent',
      shows: { id: 'III/c: di luar perjanjian', en: 'III/c: outside the agreement' },
    },
    {
      persona: null,
      variables: { nip: '190001011900011999' },
      sees: 'absent',
      shows: { id: 'tidak ada orangnya', en: 'nobody has this NIP' },
    },
  ],
  ways: [
    {
      title: { id: 'Usulan dan dokumennya', en: 'Proposals and their documents' },
      text: {
        id: 'Setiap mutasi memiliki `kunci` sendiri (8 sampai 128 karakter tanpa spasi, misalnya UUID): dikirim lagi dengan kunci yang sama, ia dijawab sama dan tidak dikerjakan dua kali. Bentuk `dataUsulan` setiap jenis layanan ada sebagai JSON Schema pada `referensi`. Dokumen dikirim dalam tiga langkah: `unggahDokumenUsulan` memberi alamat, `PUT` menaruh berkas di sana dengan token yang sama, `selesaikanUnggahan` menyebut SHA-256-nya. Yang belum mungkin ditolak dengan `STEP_NOT_ALLOWED`, dan `allowed` menyebut yang mungkin. Contoh: [kirim-usulan.ts](../../../examples/setneg-siapp/kirim-usulan.ts).',
        en: 'Each mutation has a `kunci` of its own (8 to 128 characters without blanks, such as a UUID): sent again under the same, it is answered the same and not done twice. What `dataUsulan` holds for each kind is a JSON Schema in `referensi`. A document takes three steps: `unggahDokumenUsulan` gives an address, a `PUT` with the same token puts the file there, `selesaikanUnggahan` names its SHA-256. What is not possible yet is refused with `STEP_NOT_ALLOWED`, and `allowed` names what is. Example: [kirim-usulan.ts](../../../examples/setneg-siapp/kirim-usulan.ts).',
      },
    },
  ],
};
