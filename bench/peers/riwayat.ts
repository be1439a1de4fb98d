// The last two positions as a subgraph: the last steps by TMT and decree, one statement a page, no protection.
import type DataLoader from 'dataloader';
import type { Sql } from 'postgres';
import { byPerson, type Row } from './byKey.ts';

interface Loaders {
  readonly langkah: DataLoader<string, readonly Row[]>;
}

/** Entries of one day and name are one step; of one day, the later decree is the later step. */
const statement = `
  select asn_id, nama_jabatan as nama, tmt_jabatan as tmt from (
    select distinct on (asn_id, tmt_jabatan, nama_jabatan) asn_id, tmt_jabatan, nama_jabatan, tanggal_sk
    from riwayat.jabatan where asn_id = any($1) and tmt_jabatan is not null
    order by asn_id, tmt_jabatan, nama_jabatan, tanggal_sk desc nulls last) as langkah
  order by tmt_jabatan desc, tanggal_sk desc nulls last`;

export function loadersOf(sql: Sql): Loaders {
  return { langkah: byPerson(sql, statement) };
}

interface Context {
  readonly loaders: Loaders;
}

type Asn = { id: string };

export const resolvers = {
  Asn: {
    __resolveReference: ({ id }: Asn) => ({ id }),
    jabatanTerakhir: async ({ id }: Asn, _: unknown, { loaders }: Context) => (await loaders.langkah.load(id))[0],
    jabatanLama: async ({ id }: Asn, _: unknown, { loaders }: Context) => (await loaders.langkah.load(id))[1],
  },
};
