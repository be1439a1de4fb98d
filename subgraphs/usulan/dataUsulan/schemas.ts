// What dataUsulan holds for each of the 18 kinds of proposals, as JSON Schema (draft 2020-12), by the kind's id.
import {
  ahliWaris,
  angkaKredit,
  jabatan,
  type JsonSchema,
  masaKerja,
  objek,
  pangkatBaru,
  rupiah,
  surat,
  tanggal,
  teks,
} from './parts.ts';

type Properties = Readonly<Record<string, JsonSchema>>;

// Kenaikan Pangkat: the columns "Baru" of the annex, and what the kind rests on.
const prestasi = objek(
  { uraian: teks(500, 'What was achieved.'), skPenetapan: surat('SK penetapan prestasi kerja luar biasa.') },
  { description: 'Prestasi kerja luar biasa.' },
);
const penemuan = objek(
  {
    uraian: teks(500, 'What was found.'),
    keppres: surat('Keppres tentang penemuan baru.'),
    rekomendasiBrin: surat('Surat rekomendasi BRIN.'),
  },
  { description: 'Penemuan baru.' },
);

// Pemberhentian: TMT berhenti, masa kerja pensiun, the Taspen office and the address after retirement.
const berhenti: Properties = {
  tmtBerhenti: { ...tanggal, description: 'TMT Berhenti.' },
  masaKerjaPensiun: masaKerja,
  kantorWilayahTaspen: teks(30, 'Nama kantor wilayah Taspen.'),
  alamatSetelahPensiun: teks(150, 'Alamat setelah pensiun.'),
};
const meninggal: Properties = {
  ...berhenti,
  tmtMeninggal: { ...tanggal, description: 'TMT Meninggal.' },
  ahliWaris: { type: 'array', minItems: 1, maxItems: 20, items: ahliWaris },
  pensiunPokokJandaDuda: { ...rupiah, description: 'Pensiun pokok janda/duda.' },
  pembulatanPensiunPokokJandaDuda: { ...rupiah, description: 'Pembulatan pensiun pokok janda/duda.' },
};
/** What is worked out by BKN when it is not sent. */
const maybe = [
  'masaKerjaPensiun',
  'kantorWilayahTaspen',
  'alamatSetelahPensiun',
  'pensiunPokokJandaDuda',
  'pembulatanPensiunPokokJandaDuda',
];

// Jabatan Fungsional Keahlian Utama.
const formasi: Properties = { penetapanFormasi: surat('Penetapan Formasi.') };

const kinds: Readonly<Record<string, readonly [name: string, properties: Properties, optional?: readonly string[]]>> = {
  '11': ['Struktural', { pangkatBaru }],
  '12': ['Fungsional', { pangkatBaru, angkaKredit }],
  '13': ['Luar Biasa (Struktural)', { pangkatBaru, prestasi }],
  '14': ['Luar Biasa (Fungsional Tertentu)', { pangkatBaru, angkaKredit, prestasi }],
  '15': ['Penemuan Baru (Struktural)', { pangkatBaru, penemuan }],
  '16': ['Penemuan Baru (Fungsional Tertentu)', { pangkatBaru, angkaKredit, penemuan }],
  '21': ['BUP Non KPP', berhenti, maybe],
  '22': ['BUP KPP', { ...berhenti, pangkatBaru }, maybe],
  '23': ['Non BUP Janda/Duda/Anak non KPP', meninggal, maybe],
  '24': ['Non BUP Janda/Duda/Anak KPP', { ...meninggal, pangkatBaru }, maybe],
  '25': [
    'Non BUP Tidak Cakap Jasmani/Rohani (Uzur)',
    { ...berhenti, suratKeteranganKesehatan: surat('Surat Keterangan Tim Penguji Kesehatan.') },
    maybe,
  ],
  '26': [
    'Pemberhentian Dengan Hormat Atas Permintaan Sendiri',
    { ...berhenti, suratPermohonan: surat('Surat Permohonan Berhenti APS.') },
    maybe,
  ],
  '27': [
    'Pemberhentian Dengan Hormat Tidak Atas Permintaan Sendiri',
    { ...berhenti, skPenjatuhan: surat('SK Penjatuhan PDH Tidak APS.') },
    maybe,
  ],
  '28': ['Tewas', { ...meninggal, skPenetapanTewas: surat('SK Penetapan Tewas dari PPK.') }, maybe],
  '31': [
    'Kenaikan dalam JFT',
    {
      jabatanLama: jabatan('The position held.'),
      jabatanBaru: jabatan('The position proposed.'),
      angkaKredit,
      ...formasi,
    },
  ],
  '32': [
    'Pemberhentian dalam JFT',
    { jabatanLama: jabatan('The position left.'), alasan: teks(255, 'Why it is left.'), angkaKredit },
    ['angkaKredit'],
  ],
  '33': [
    'Pengangkatan Kembali dalam JFT',
    {
      jabatanBaru: jabatan('The position taken up again.'),
      keppresPemberhentian: surat('Keppres pemberhentian dari jabatan fungsional utama.'),
      angkaKredit,
      ...formasi,
    },
  ],
  '34': [
    'Perpindahan dalam JFT',
    {
      jabatanLama: jabatan('The position left.'),
      jabatanBaru: jabatan('The position proposed.'),
      angkaKredit,
      ...formasi,
    },
  ],
};

/** Id in `referensi { jenisLayanan }` → the whole schema, which refers to nothing outside itself. */
export const skemaDataUsulan: ReadonlyMap<string, JsonSchema> = new Map(
  Object.entries(kinds).map(([id, [title, properties, optional = []]]) => [
    id,
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:bagi-pakai:data-usulan:${id}`,
      ...objek(properties, { title, optional }),
    },
  ]),
);
