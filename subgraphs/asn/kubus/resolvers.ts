// Where a question about a published cube enters: the build of a day, whole, in pages.
import type { Context } from '@bagi/kit/context.ts';
import type { Row } from '@bagi/kit/load.ts';
import type { PageArguments } from '@bagi/kit/pages.ts';
import type { Resolvers } from '@bagi/kit/subgraph.ts';
import * as read from './reads.ts';

interface Asked {
  readonly kubus: string;
  readonly tanggal?: string | null;
}

type Cell = Record<string, string | null>;

export const resolvers: Resolvers = {
  Query: {
    agregatAsn: async (_: unknown, { kubus, tanggal }: Asked, { many }: Context) => {
      const builds = await many(read.kubusByNama, kubus);
      return (tanggal ? builds.find((build) => build['tanggal'] === tanggal) : builds.at(-1)) ?? null;
    },
  },
  KubusAsn: {
    sel: ({ id }: Row, args: PageArguments, { page }: Context) =>
      page(read.selKubus, args, { ranges: [{ column: 'kubusId', from: id, to: id }] }),
  },
  SelKubus: {
    status: (cell: Cell) => value(cell['statusKode'], cell['statusNama']),
    provinsi: (cell: Cell) => value(cell['provinsiKode'], cell['provinsiNama']),
    kota: (cell: Cell) => value(cell['kotaKode'], cell['kotaNama']),
    golongan: (cell: Cell) => value(cell['golonganKode'], cell['golonganNama']),
    jabatan: (cell: Cell) => value(cell['jabatanKode'], cell['jabatanNama']),
    umur: (cell: Cell) => value(cell['umurKode'], cell['umurNama']),
  },
};

/** A dimension that the cube does not have has no code. */
function value(kode: string | null | undefined, nama: string | null | undefined) {
  return typeof kode === 'string' ? { kode, nama } : null;
}
