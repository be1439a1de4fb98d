// Where each question about a proposal enters, and which read answers it. Plain columns need no line here.
import type { Context } from '@bagi/kit/context.ts';
import type { Resolvers } from '@bagi/kit/subgraph.ts';
import * as read from './reads.ts';

type Usulan = { id: string; asnId?: string };
type Pertek = { dokumenId?: string };

export const resolvers: Resolvers = {
  Query: {
    usulan: (_: unknown, { id }: Usulan, { one }: Context) => one(read.usulanById, id),
    ringkasanUsulan: (_: unknown, __: unknown, { count }: Context) => count(read.jumlahUsulan, ['kelompok', 'status']),
  },
  Usulan: {
    asn: ({ asnId }: Usulan) => ({ id: asnId }),
    dokumen: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.dokumenByUsulan, id),
    pertek: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.pertekByUsulan, id),
    statusVerifikasiBkn: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.tahapByUsulan, id),
    statusBiroApp: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.biroAppByUsulan, id),
    salinanKeppres: ({ id }: Usulan, _: unknown, { many }: Context) => many(read.keppresByUsulan, id),
  },
  Pertek: {
    filePertek: async ({ dokumenId }: Pertek, _: unknown, { one, link }: Context) => {
      const file = await one(read.dokumenById, dokumenId);
      return file && link({ sha256: String(file.sha256), tipeMedia: String(file.tipeMedia) }, 'Pertek.filePertek');
    },
  },
};
