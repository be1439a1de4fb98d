// Spouses and children as a subgraph: one statement a page for each, no protection.
import type DataLoader from 'dataloader';
import type { Sql } from 'postgres';
import { byPerson, type Row } from './byKey.ts';

interface Loaders {
  readonly pasangan: DataLoader<string, readonly Row[]>;
  readonly anak: DataLoader<string, readonly Row[]>;
}

export function loadersOf(sql: Sql): Loaders {
  const of = (table: string) =>
    byPerson(sql, `select asn_id, id, nama from keluarga.${table} where asn_id = any($1) order by nama`);
  return { pasangan: of('pasangan'), anak: of('anak') };
}

interface Context {
  readonly loaders: Loaders;
}

type Asn = { id: string };

export const resolvers = {
  Asn: {
    __resolveReference: ({ id }: Asn) => ({ id }),
    pasangan: ({ id }: Asn, _: unknown, { loaders }: Context) => loaders.pasangan.load(id),
    anak: ({ id }: Asn, _: unknown, { loaders }: Context) => loaders.anak.load(id),
  },
};
