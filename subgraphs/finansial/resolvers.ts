// Where each question about money enters, and which read answers it. Plain columns need no line here.
import type { Context } from '@bagi/kit/context.ts';
import type { Resolvers } from '@bagi/kit/subgraph.ts';
import { product } from './decimal.ts';
import * as read from './reads.ts';

type Asn = { id: string };
type Simpanan = { unitPenyertaan: string | null; nabPerUnit: string | null };

export const resolvers: Resolvers = {
  Asn: {
    __resolveReference: ({ id }: Asn) => ({ id }),
    simpananTapera: ({ id }: Asn, _: unknown, { one }: Context) => one(read.simpananByAsn, id),
    pensiunPokokJandaDuda: async ({ id }: Asn, _: unknown, { one }: Context) =>
      (await one(read.pensiunJandaDudaByAsn, id))?.pensiunPokokJandaDuda,
    pembulatanPensiunPokokJandaDuda: async ({ id }: Asn, _: unknown, { one }: Context) =>
      (await one(read.pensiunJandaDudaByAsn, id))?.pembulatanPensiunPokokJandaDuda,
  },
  SimpananTapera: {
    nilaiPenyertaan: ({ unitPenyertaan, nabPerUnit }: Simpanan) =>
      unitPenyertaan === null || nabPerUnit === null ? null : product(unitPenyertaan, nabPerUnit),
  },
};
