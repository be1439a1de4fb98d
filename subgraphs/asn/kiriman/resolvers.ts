// What partners sent, told to who sent it and to who decides on it; and the decision.
import type { Context } from '@bagi/kit/context.ts';
import type { Range } from '@bagi/kit/listing.ts';
import { momentOf } from '@bagi/kit/moment.ts';
import type { PageArguments } from '@bagi/kit/pages.ts';
import type { Resolvers } from '@bagi/kit/subgraph.ts';
import { asnById } from '../reads.ts';
import { putusanPeremajaan } from './putusan.ts';
import * as read from './reads.ts';

type Row = Readonly<Record<string, unknown>>;
type Sent = { kunci: string; masukan: Row[] };
type Sought = Partial<Record<'status' | 'jenis' | 'mitra', string | null | undefined>>;

const whenSent = { dikirim: ({ diterima }: Row) => momentOf(diterima) };
const whenDecided = { diputuskan: ({ diputuskan }: Row) => momentOf(diputuskan) };

export const resolvers: Resolvers = {
  Query: {
    kiriman: (_: unknown, { id }: { id: string }, { one }: Context) => one(read.kirimanById, id),
    daftarKiriman: (_: unknown, args: PageArguments, { page }: Context) => page(read.semuaKiriman, args),
    daftarRekamanKiriman: (_: unknown, { status, ...args }: PageArguments & Sought, { page }: Context) =>
      page(read.semuaRekaman, args, { ranges: exactly({ status }) }),
    daftarPeremajaan: (_: unknown, { status, jenis, mitra, ...args }: PageArguments & Sought, { page }: Context) =>
      page(read.peremajaan, args, { ranges: exactly({ status, jenis, mitra }) }),
  },
  Mutation: {
    putuskanPeremajaan: (_: unknown, { kunci, masukan }: Sent, { send }: Context) =>
      send(putusanPeremajaan, kunci, masukan),
  },
  Kiriman: {
    ...whenSent,
    rekaman: ({ id }: Row, _: unknown, { many }: Context) => many(read.rekamanByKiriman, id),
  },
  RekamanKiriman: { ...whenSent, ...whenDecided },
  Peremajaan: {
    ...whenSent,
    asn: ({ isi }: Row, _: unknown, { one }: Context) => one(asnById, (isi as Row)['asnId']),
    isi: ({ isi }: Row) => spelt(isi as Row).toSorted((one, other) => (one.bidang < other.bidang ? -1 : 1)),
  },
};

function exactly(sought: Sought): Range[] {
  return Object.entries(sought).flatMap(([column, value]) =>
    typeof value === 'string' ? [{ column, from: value, to: value }] : [],
  );
}

/** The fields of a record by name, those of an object within it too, as they were sent. */
function spelt(isi: Row, above = ''): { bidang: string; nilai: string }[] {
  return Object.entries(isi).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    const bidang = `${above}${name}`;
    if (typeof value === 'object') return spelt(value as Row, `${bidang}.`);
    return [{ bidang, nilai: typeof value === 'string' ? value : JSON.stringify(value) }];
  });
}
