// How PostGraphile is asked the same: by its tables' columns, and the listing by what row security leaves or by a function.
import { operations, type Question } from './operations.ts';
import type { Speech } from './speech.ts';

type Row = Readonly<Record<string, unknown>>;

/** Columns that our contracts give as an object with an id, under the name that PostGraphile has for the column. */
const coded = /^(?<field>\w+)Id$/;

const listed = 'id: rowId nip nama tempatLahir tanggalLahir instansiKerjaId';
const family = `keluargaPasangansByAsnId(orderBy: [NAMA_ASC]) { nodes { nama } }
  keluargaAnaksByAsnId(orderBy: [NAMA_ASC]) { nodes { nama } }
  langkahJabatan: bangkuLangkahJabatansByAsnId(orderBy: [KE_ASC], first: 2) { nodes { nama tmt } }`;

function wordsOf(asRole: boolean): Readonly<Partial<Record<Question, string>>> {
  const listing = asRole ? 'allAsns(orderBy: [PRIMARY_KEY_ASC], ' : 'asnTinggi(orderBy: [PRIMARY_KEY_ASC], ';
  const page = (
    fields: string,
  ) => `query Ask($first: Int!, $after: Cursor) { daftarAsn: ${listing}first: $first, after: $after) {
    nodes { ${fields} } pageInfo { endCursor } } }`;
  return {
    record: `query Ask($nip: String!) { asn: asnByNip(nip: $nip) { id: rowId nip nama tempatLahir tanggalLahir instansiKerjaId
      jenisJabatanId jabatanId tanggalSpmt tanggalPensiun batasUsiaPensiun satuanKerjaId
      unitKerja: unitKerjaByUnitKerjaId { id: rowId nama indukId namaInduk } tmtCpns tmtPns golonganRuangId tmtGolonganRuang
      jenisKelaminId agamaId pendidikanTerakhirId alamat kedudukanHukumId } }`,
    family: `query Ask($nip: String!) { asn: asnByNip(nip: $nip) { id: rowId nip nama tempatLahir tanggalLahir
      unitKerja: unitKerjaByUnitKerjaId { nama } ${family} } }`,
    page: page(listed),
    pageWithFamily: page(`${listed} ${family}`),
    profile: `query Ask($nip: String!) { asn: asnByNip(nip: $nip) { id: rowId nip nama tempatLahir tanggalLahir jenisKelaminId email tmtPns
      nomorKontak pendidikanTerakhirId instansiIndukId instansiKerjaId unitKerjaId jenisJabatanId jabatanFungsionalUmumId
      jabatanFungsionalId lokasiKerjaId golonganRuangId } }`,
    dashboard: `query Ask($nip: String!) { asn: asnByNip(nip: $nip) { id: rowId nip nama jenisAsn
      kedudukanHukum: kedudukanHukumByKedudukanHukumId { id: rowId nama } instansiKerja: instansiByInstansiKerjaId { id: rowId nama }
      unitKerja: unitKerjaByUnitKerjaId { id: rowId nama } jabatan: jabatanByJabatanId { id: rowId nama }
      golonganRuang: golonganByGolonganRuangId { id: rowId nama pangkat } tanggalPensiun } }`,
  };
}

/** Bare, or as the role of the partner. */
export function postgraphileSpeech(asRole: boolean): Speech {
  const words = wordsOf(asRole);
  return {
    phrase({ question, variables, instead }) {
      const query = instead ? undefined : words[question];
      return query === undefined ? null : JSON.stringify({ query, variables });
    },
    understood(question, data) {
      const answer = data as Readonly<Record<string, Row | null>>;
      const isPage = operations[question].query.includes('daftarAsn');
      if (!isPage) return { asn: personOf(answer['asn']) };
      const { nodes, pageInfo } = answer['daftarAsn'] as { nodes: Row[]; pageInfo: unknown };
      return { daftarAsn: { nodes: nodes.map(personOf), pageInfo } };
    },
  };
}

interface Nodes {
  readonly nodes: readonly Row[];
}

/** A person as our contracts word them. */
function personOf(row: Row | undefined | null): Row | null {
  if (!row) return null;
  const {
    keluargaPasangansByAsnId: pasangan,
    keluargaAnaksByAsnId: anak,
    langkahJabatan: langkah,
    unitKerja,
    ...rest
  } = row as Row & {
    keluargaPasangansByAsnId?: Nodes;
    keluargaAnaksByAsnId?: Nodes;
    langkahJabatan?: Nodes;
    unitKerja?: Row | null;
  };
  const columns = Object.entries(rest).map(([name, value]) => {
    const field = coded.exec(name)?.groups?.['field'];
    return field === undefined ? [name, value] : [field, value === null ? null : { id: value }];
  });
  return {
    ...Object.fromEntries(columns),
    ...(unitKerja === undefined ? {} : { unitKerja: unitOf(unitKerja) }),
    ...(pasangan && { pasangan: pasangan.nodes }),
    ...(anak && { anak: anak.nodes }),
    ...(langkah && { jabatanTerakhir: langkah.nodes[0] ?? null, jabatanLama: langkah.nodes[1] ?? null }),
  };
}

function unitOf(unit: Row | null): Row | null {
  if (unit === null || !('indukId' in unit)) return unit;
  const { indukId, namaInduk, ...rest } = unit;
  return { ...rest, induk: indukId === null ? null : { id: indukId, nama: namaInduk } };
}
