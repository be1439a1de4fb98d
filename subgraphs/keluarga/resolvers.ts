// Where each question about a family enters, and which read answers it. Plain columns need no line here.
import type { Context } from '@bagi/kit/context.ts';
import type { Resolvers } from '@bagi/kit/subgraph.ts';
import * as read from './reads.ts';

type Asn = { id: string };

export const resolvers: Resolvers = {
  Asn: {
    __resolveReference: ({ id }: Asn) => ({ id }),
    pasangan: ({ id }: Asn, _: unknown, { many }: Context) => many(read.pasanganByAsn, id),
    anak: ({ id }: Asn, _: unknown, { many }: Context) => many(read.anakByAsn, id),
    orangTua: ({ id }: Asn, _: unknown, { many }: Context) => many(read.orangTuaByAsn, id),
  },
};
