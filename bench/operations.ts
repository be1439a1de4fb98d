// The operations that are measured, in the words of the agreements' own contracts, and by which partner each is asked.

/** One kind of question; every system puts it in words of its own. */
export type Question = 'record' | 'family' | 'page' | 'pageWithFamily' | 'verification' | 'profile' | 'dashboard';

export interface Operation {
  readonly partner: string;
  readonly query: string;
}

const listed = 'id nip nama tempatLahir tanggalLahir instansiKerja { id }';
const family = 'pasangan { nama } anak { nama } jabatanLama { nama tmt } jabatanTerakhir { nama tmt }';
const page = (fields: string) => `query Ask($first: Int!, $after: String) { daftarAsn(first: $first, after: $after) {
  nodes { ${fields} } pageInfo { endCursor } } }`;

export const operations: Readonly<Record<Question, Operation>> = {
  record: {
    partner: 'bp-tapera',
    query: `query Ask($nip: Nip!, $instansiId: ID!) { asn(nip: $nip, instansiId: $instansiId) {
      id nip nama tempatLahir tanggalLahir instansiKerja { id } jenisJabatan { id } jabatan { id } tanggalSpmt tanggalPensiun
      batasUsiaPensiun satuanKerja { id } unitKerja { id nama induk { id nama } } tmtCpns tmtPns golonganRuang { id }
      tmtGolonganRuang jenisKelamin { id } agama { id } pendidikanTerakhir { id } alamat kedudukanHukum { id } } }`,
  },
  family: {
    partner: 'setneg-siapp',
    query: `query Ask($nip: Nip!) { asn(nip: $nip) { id nip nama tempatLahir tanggalLahir unitKerja { nama } ${family} } }`,
  },
  page: { partner: 'setneg-siapp', query: page(listed) },
  pageWithFamily: { partner: 'setneg-siapp', query: page(`${listed} ${family}`) },
  verification: {
    partner: 'taspen-life',
    query: 'query Ask($data: PendaftarMasukan!) { verifikasiAsn(data: $data) }',
  },
  profile: {
    partner: 'lan',
    query: `query Ask($nip: Nip!) { asn(nip: $nip) { id nip nama tempatLahir tanggalLahir jenisKelamin { id } email tmtPns
      nomorKontak pendidikanTerakhir { id } instansiInduk { id } instansiKerja { id } unitKerja { id } jenisJabatan { id }
      jabatanFungsionalUmum { id } jabatanFungsional { id } lokasiKerja { id } golonganRuang { id } } }`,
  },
  dashboard: {
    partner: 'bkn',
    query: `query Ask($nip: Nip!) { asn(nip: $nip) { id nip nama jenisAsn kedudukanHukum { id nama } instansiKerja { id nama }
      unitKerja { id nama } jabatan { id nama } golonganRuang { id nama pangkat } tanggalPensiun } }`,
  },
};

/** One request to be made: a question, and about whom. */
export interface Asked {
  readonly question: Question;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Partner and query where they are not those of the question. */
  readonly instead?: Operation;
}
