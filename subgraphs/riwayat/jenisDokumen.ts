// The kinds of documents that the register holds about a person, in its own words; nothing else is stored as a document.

export const jenisDokumen = [
  'SK CPNS',
  'SK PNS',
  'SK Pengangkatan PPPK',
  'SK Kenaikan Pangkat',
  'SK Peninjauan Masa Kerja',
  'SK Jabatan',
  'Surat Pernyataan Pelantikan',
  'SK PAK',
  'SKP',
  'Sertifikat Uji Kompetensi',
  'Piagam Penghargaan',
  'SK CLTN',
  'SK Pemberhentian Sementara',
  'SK Pemberhentian',
  'SK Pensiun',
  'SK Hukuman Disiplin',
] as const;

export type JenisDokumen = (typeof jenisDokumen)[number];

/** The field of `Asn.dokumen` under which a kind is given; kinds without a field are given by their entries alone. */
export const fieldOfJenis: Readonly<Partial<Record<JenisDokumen, string>>> = {
  'SK CPNS': 'skCpns',
  'SK Kenaikan Pangkat': 'skKenaikanPangkat',
  'SK Peninjauan Masa Kerja': 'skPeninjauanMasaKerja',
  'SK Jabatan': 'skJabatan',
  'Surat Pernyataan Pelantikan': 'suratPernyataanPelantikan',
  'SK PAK': 'skPak',
  SKP: 'skp',
  'Sertifikat Uji Kompetensi': 'sertifikatUjiKompetensi',
  'Piagam Penghargaan': 'piagamPenghargaan',
  'SK CLTN': 'skCltn',
  'SK Pemberhentian Sementara': 'skPemberhentianSementara',
};
