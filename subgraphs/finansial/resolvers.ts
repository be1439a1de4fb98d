// Where each question about money enters, and which read answers it. Plain columns need no line here.
import type { Context } from '@bagi/kit/context.ts';
import { momentOf } from '@bagi/kit/moment.ts';
import type { Resolvers } from '@bagi/kit/subgraph.ts';
import { product } from './decimal.ts';
import { kepesertaan } from './kiriman/kepesertaan.ts';
import { posisiSimpanan } from './kiriman/posisi.ts';
import * as read from './reads.ts';

type Kiriman = { kunci: string; masukan: Record<string, unknown>[] };
type Entered = { rekamanId: string | null };
type Moments = { diterima?: string; diputuskan?: string };
type Asn = { id: string };
type Simpanan = { unitPenyertaan: string | null; nabPerUnit: string | null };

const source = {
  sumber: ({ rekamanId }: Entered, _: unknown, { one }: Context) => one(read.sumberById, rekamanId),
};

export const resolvers: Resolvers = {
  Mutation: {
    kirimKepesertaan: (_: unknown, { kunci, masukan }: Kiriman, { send }: Context) => send(kepesertaan, kunci, masukan),
    kirimPosisiSimpanan: (_: unknown, { kunci, masukan }: Kiriman, { send }: Context) =>
      send(posisiSimpanan, kunci, masukan),
  },
  Asn: {
    __resolveReference: ({ id }: Asn) => ({ id }),
    simpananTapera: ({ id }: Asn, _: unknown, { one }: Context) => one(read.simpananByAsn, id),
    kepesertaanTapera: ({ id }: Asn, _: unknown, { one }: Context) => one(read.kepesertaanByAsn, id),
    pensiunPokokJandaDuda: async ({ id }: Asn, _: unknown, { one }: Context) =>
      (await one(read.pensiunJandaDudaByAsn, id))?.pensiunPokokJandaDuda,
    pembulatanPensiunPokokJandaDuda: async ({ id }: Asn, _: unknown, { one }: Context) =>
      (await one(read.pensiunJandaDudaByAsn, id))?.pembulatanPensiunPokokJandaDuda,
  },
  KepesertaanTapera: source,
  Sumber: {
    dikirim: ({ diterima }: Moments) => momentOf(diterima),
    diputuskan: ({ diputuskan }: Moments) => momentOf(diputuskan),
  },
  SimpananTapera: {
    ...source,
    nilaiPenyertaan: ({ unitPenyertaan, nabPerUnit }: Simpanan) =>
      unitPenyertaan === null || nabPerUnit === null ? null : product(unitPenyertaan, nabPerUnit),
  },
};
