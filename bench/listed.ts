// The listings that are measured: whole pages of what the agreements list, over as many persons as each of them has.
import type { Sql } from 'postgres';

export interface Listing {
  /** Its root field. */
  readonly name: string;
  readonly partner: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** BP Tapera's Lampiran I.1, which its listings give as well. */
const record = `id nip nama tempatLahir tanggalLahir instansiKerja { id } jenisJabatan { id } jabatan { id } tanggalSpmt tanggalPensiun
  batasUsiaPensiun satuanKerja { id } unitKerja { id nama induk { id nama } } tmtCpns tmtPns golonganRuang { id }
  tmtGolonganRuang jenisKelamin { id } agama { id } pendidikanTerakhir { id } alamat kedudukanHukum { id }`;
const decree = 'nomorPertek tanggalPertek nomorSk tanggalSk tmtPensiun';

/** Long enough for every event of a register. */
const ever = { dari: '1900-01-01', sampai: '2999-12-31' };

/** Every listing, asked of the instansi, year and period that has most. */
export async function listingsOf(sql: Sql): Promise<Listing[]> {
  const one = async (text: string): Promise<Record<string, unknown>> => (await sql.unsafe(text))[0] ?? {};
  const largest = await one(
    `select instansi_kerja_id as id from cakupan.asn group by 1 order by count(*) desc limit 1`,
  );
  const intake = await one(`select instansi_induk_id as id, extract(year from tmt_cpns)::int as year from cakupan.asn
    where tmt_cpns is not null group by 1, 2 order by count(*) desc limit 1`);
  const page = (
    name: string,
    partner: string,
    given: string,
    args: string,
    node: string,
    variables: object,
  ): Listing => ({
    name,
    partner,
    query: `query ($after: String${given}) { ${name}(${args}first: 100, after: $after) { nodes { ${node} } pageInfo { hasNextPage endCursor } } }`,
    variables: { ...variables },
  });
  const within = [', $periode: PeriodeMasukan!', 'periode: $periode, '] as const;
  const events = (name: string, partner: string, node: string) =>
    page(name, partner, ...within, node, { periode: ever });
  return [
    page('daftarCasn', 'bp-tapera', ', $of: ID!, $year: Int!', 'instansiId: $of, tahun: $year, ', record, {
      of: intake['id'],
      year: intake['year'],
    }),
    page('daftarAsnAktif', 'bp-tapera', ', $of: ID!', 'instansiId: $of, ', record, { of: largest['id'] }),
    events('daftarPindahInstansi', 'bp-tapera', `asn { ${record} } namaInstansiAsal namaInstansiTujuan tmtPindah`),
    events('daftarPensiun', 'bp-tapera', `asn { ${record} } ${decree}`),
    events('daftarPemberhentian', 'bp-tapera', `asn { ${record} } namaJenisPemberhentian tmtBerhenti`),
    page('daftarAsn', 'setneg-siapp', '', '', 'id nip nama tempatLahir tanggalLahir instansiKerja { id }', {}),
    events('daftarPensiun', 'lan', `asn { id nip nama } ${decree}`),
  ];
}
