// What is asked in measurements: whole operations of real agreements, each time about somebody else.
import type { Sql } from 'postgres';

/** One kind of request. */
export interface Shape {
  readonly name: string;
  readonly partner: string;
  readonly query: string;
  /** Variables of many different requests, drawn from the register or from what was answered before. */
  readonly draw: (sql: Sql, ask: Ask) => Promise<readonly Record<string, unknown>[]>;
}

/** Asks once, as the shape's partner, and gives the answer. */
export type Ask = (query: string, variables: Record<string, unknown>) => Promise<unknown>;

const draws = 500;
const pages = 25;

/** Golongan IV/b to IV/e, whom Setneg's agreement covers. */
const high = ['42', '43', '44', '45'];

async function nipsOfHigh(sql: Sql): Promise<{ nip: string }[]> {
  return await sql`
    select nip from asn.asn where golongan_ruang_id = any(${high}) and nip is not null order by md5(id) limit ${draws}`;
}

const family = 'pasangan { nama } anak { nama } jabatanLama { nama tmt } jabatanTerakhir { nama tmt }';

export const record: Shape = {
  name: 'record by NIP, 25 fields',
  partner: 'bp-tapera',
  query: `query ($nip: Nip!, $instansiId: ID!) { asn(nip: $nip, instansiId: $instansiId) {
    id nip nama tempatLahir tanggalLahir instansiKerja { id } jenisJabatan { id } jabatan { id } tanggalSpmt tanggalPensiun
    batasUsiaPensiun satuanKerja { id } unitKerja { id nama induk { id nama } } tmtCpns tmtPns golonganRuang { id }
    tmtGolonganRuang jenisKelamin { id } agama { id } pendidikanTerakhir { id } alamat kedudukanHukum { id } } }`,
  draw: async (sql) =>
    await sql`select nip, instansi_kerja_id as "instansiId" from asn.asn where nip is not null order by md5(id) limit ${draws}`,
};

export const recordWithFamily: Shape = {
  name: 'record with family and positions',
  partner: 'setneg-siapp',
  query: `query ($nip: Nip!) { asn(nip: $nip) { id nip nama tempatLahir tanggalLahir unitKerja { nama } ${family} } }`,
  draw: nipsOfHigh,
};

export const page: Shape = pageOf('page of 100', 'id nip nama tempatLahir tanggalLahir instansiKerja { id }');

export const pageWithFamily: Shape = pageOf(
  'page of 100 with family and positions',
  `id nip nama tempatLahir tanggalLahir instansiKerja { id } ${family}`,
);

interface Listed {
  readonly daftarAsn: { readonly nodes: readonly unknown[]; readonly pageInfo: { readonly endCursor: string } };
}

/** Pages of Setneg's listing, at different depths. */
function pageOf(name: string, fields: string): Shape {
  const query = `query ($after: String) { daftarAsn(first: 100, after: $after) { nodes { ${fields} } pageInfo { endCursor } } }`;
  return {
    name,
    partner: 'setneg-siapp',
    query,
    async draw(_, ask) {
      const found: { after: string | null }[] = [{ after: null }];
      while (found.length < pages) {
        const { daftarAsn } = (await ask(query, found.at(-1) ?? {})) as Listed;
        if (daftarAsn.nodes.length < 100) break;
        found.push({ after: daftarAsn.pageInfo.endCursor });
      }
      return found;
    },
  };
}
