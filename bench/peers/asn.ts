// The core record as a subgraph: rows by key, codes and units by id in one statement a page, no protection.
import type DataLoader from 'dataloader';
import type { Sql } from 'postgres';
import { byKey, type Row } from './byKey.ts';

/** IV/b to IV/e, the persons of the listing. */
const high = ['42', '43', '44', '45'];

/** The columns of the type, as one would list them. */
const columns = `id, nip, nama, tempat_lahir, tanggal_lahir, jenis_kelamin_id, agama_id, email, nomor_kontak, alamat, jenis_asn,
  kedudukan_hukum_id, instansi_induk_id, instansi_kerja_id, satuan_kerja_id, unit_kerja_id, lokasi_kerja_id, jenis_jabatan_id,
  jabatan_id, jabatan_fungsional_id, jabatan_fungsional_umum_id, golongan_ruang_id, tmt_golongan_ruang, tmt_cpns, tmt_pns,
  tanggal_spmt, tanggal_pensiun, batas_usia_pensiun, pendidikan_terakhir_id`;

/** Field of the record → its column, and the table of what it names by id. */
const codes: Readonly<Record<string, [column: string, table: string]>> = {
  jenisKelamin: ['jenisKelaminId', 'jenis_kelamin'],
  agama: ['agamaId', 'agama'],
  kedudukanHukum: ['kedudukanHukumId', 'kedudukan_hukum'],
  instansiInduk: ['instansiIndukId', 'instansi'],
  instansiKerja: ['instansiKerjaId', 'instansi'],
  satuanKerja: ['satuanKerjaId', 'satuan_kerja'],
  lokasiKerja: ['lokasiKerjaId', 'lokasi_kerja'],
  jenisJabatan: ['jenisJabatanId', 'jenis_jabatan'],
  jabatan: ['jabatanId', 'jabatan'],
  jabatanFungsional: ['jabatanFungsionalId', 'jabatan'],
  jabatanFungsionalUmum: ['jabatanFungsionalUmumId', 'jabatan'],
  golonganRuang: ['golonganRuangId', 'golongan'],
  pendidikanTerakhir: ['pendidikanTerakhirId', 'pendidikan'],
};

const tables = [...new Set(Object.values(codes).map(([, table]) => table))];

export interface Loaders {
  readonly unit: DataLoader<string, Row | null>;
  readonly code: Readonly<Record<string, DataLoader<string, Row | null>>>;
}

/** Loaders of one request. */
export function loadersOf(sql: Sql): Loaders {
  const of = (table: string) =>
    byKey(sql, `select id, nama${table === 'golongan' ? ', pangkat' : ''} from asn.${table} where id = any($1)`, 'id');
  return {
    unit: byKey(sql, 'select id, nama, induk_id, nama_induk from asn.unit_kerja where id = any($1)', 'id'),
    code: Object.fromEntries(tables.map((table) => [table, of(table)])),
  };
}

interface Context {
  readonly sql: Sql;
  readonly loaders: Loaders;
}

interface Named {
  readonly id: string;
  readonly table: string;
}

/** What is named by id is read when more than the id is asked for. */
const named = (field: 'nama' | 'pangkat') => async (it: Named, _: unknown, context: Context) =>
  (await context.loaders.code[it.table]?.load(it.id))?.[field];

export const resolvers = {
  Query: {
    asn: async (_: unknown, { nip, instansiId }: { nip: string; instansiId?: string }, { sql }: Context) => {
      const text = `select ${columns} from asn.asn where nip = $1`;
      const rows = instansiId
        ? await sql.unsafe(`${text} and instansi_kerja_id = $2`, [nip, instansiId], { prepare: true })
        : await sql.unsafe(text, [nip], { prepare: true });
      return rows[0];
    },
    daftarAsn: async (_: unknown, { first = 25, after }: { first?: number; after?: string }, { sql }: Context) => {
      const nodes = await sql.unsafe(
        `select ${columns} from asn.asn where golongan_ruang_id in (${high.map((id) => `'${id}'`).join(', ')})
         and id > $1 order by id limit $2`,
        [after ?? '', first],
        { prepare: true },
      );
      return { nodes, pageInfo: { endCursor: nodes.at(-1)?.['id'] ?? null, hasNextPage: nodes.length === first } };
    },
  },
  Asn: {
    ...Object.fromEntries(
      Object.entries(codes).map(([field, [column, table]]) => [
        field,
        (row: Row) => (row[column] === null ? null : { id: row[column], table }),
      ]),
    ),
    unitKerja: ({ unitKerjaId }: { unitKerjaId: string | null }, _: unknown, { loaders }: Context) =>
      unitKerjaId === null ? null : loaders.unit.load(unitKerjaId),
  },
  UnitKerja: {
    induk: ({ indukId, namaInduk }: Row) => (indukId ? { id: indukId, nama: namaInduk } : null),
  },
  Kode: { nama: named('nama') },
  Instansi: { nama: named('nama') },
  Jabatan: { nama: named('nama') },
  Golongan: { nama: named('nama'), pangkat: named('pangkat') },
};
