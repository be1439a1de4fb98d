// The listings that are measured: whole pages of what the agreements list, over as many persons as each of them has.
import type { Sql } from 'postgres';

export interface Listing {
  /** Its partner and root field, and what it is asked of. */
  readonly label: string;
  readonly field: string;
  readonly partner: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** BP Tapera's Lampiran I.1, which its listings give as well. */
const record = `id nip nama tempatLahir tanggalLahir instansiKerja { id } jenisJabatan { id } jabatan { id } tanggalSpmt tanggalPensiun
  batasUsiaPensiun satuanKerja { id } unitKerja { id nama induk { id nama } } tmtCpns tmtPns golonganRuang { id }
  tmtGolonganRuang jenisKelamin { id } agama { id } pendidikanTerakhir { id } alamat kedudukanHukum { id }`;
const decree = 'nomorPertek tanggalPertek nomorSk tanggalSk tmtPensiun';
const move = 'namaInstansiAsal namaInstansiTujuan tmtPindah';

/** Long enough for every event of a register. */
const ever = { dari: '1900-01-01', sampai: '2999-12-31' };

/** How a listing is asked: its field, the arguments beside the page, and what of each entry. */
interface Asked {
  readonly field: string;
  readonly partner: string;
  readonly of: string;
  readonly declared?: string;
  readonly args?: string;
  readonly node: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

function listing({ field, partner, of, declared = '', args = '', node, variables = {} }: Asked): Listing {
  const page = `first: $first, after: $after) { nodes { ${node} } pageInfo { hasNextPage endCursor } }`;
  const query = `query ($first: Int!, $after: String${declared}) { ${field}(${args}${page} }`;
  return { label: `${partner} ${field}, ${of}`, field, partner, query, variables };
}

const events = {
  of: 'all',
  declared: ', $periode: PeriodeMasukan!',
  args: 'periode: $periode, ',
  variables: { periode: ever },
};
const ofInstansi = { declared: ', $of: ID!', args: 'instansiId: $of, ' };

/** Every listing: of everyone where it may be, and of the largest and a middling instansi where it must be of one. */
export async function listingsOf(sql: Sql): Promise<Listing[]> {
  const places = await sql<
    { id: string }[]
  >`select instansi_kerja_id as id from cakupan.asn group by 1 order by count(*) desc`;
  const [largest, middling] = [places[0]?.id, places[Math.floor(places.length / 2)]?.id];
  const [intake] = await sql`
    select instansi_induk_id as id, extract(year from tmt_cpns)::int as year from cakupan.asn
    where tmt_cpns is not null group by 1, 2 order by count(*) desc limit 1`;
  const [tapera, lan] = [{ partner: 'bp-tapera' }, { partner: 'lan' }];
  const active = { ...tapera, ...ofInstansi, field: 'daftarAsnAktif', node: record };
  const moved = { ...tapera, field: 'daftarPindahInstansi', node: `asn { ${record} } ${move}` };
  return [
    {
      ...tapera,
      field: 'daftarCasn',
      of: 'the largest intake',
      declared: ', $of: ID!, $year: Int!',
      args: 'instansiId: $of, tahun: $year, ',
      node: record,
      variables: { of: intake?.['id'], year: intake?.['year'] },
    },
    { ...active, of: 'the largest instansi', variables: { of: largest } },
    { ...active, of: 'a middling instansi', variables: { of: middling } },
    { ...moved, ...events },
    {
      ...moved,
      of: 'from the largest instansi',
      declared: ', $of: ID!',
      args: 'instansiAsalId: $of, ',
      variables: { of: largest },
    },
    { ...tapera, ...events, field: 'daftarPensiun', node: `asn { ${record} } ${decree}` },
    {
      ...tapera,
      ...events,
      field: 'daftarPemberhentian',
      node: `asn { ${record} } namaJenisPemberhentian tmtBerhenti`,
    },
    {
      partner: 'setneg-siapp',
      field: 'daftarAsn',
      of: 'all',
      node: 'id nip nama tempatLahir tanggalLahir instansiKerja { id }',
    },
    { ...lan, ...events, field: 'daftarPensiun', node: `asn { id nip nama } ${decree}` },
  ].map(listing);
}
