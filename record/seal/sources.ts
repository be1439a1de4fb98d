// Which tables are sealed, and how their rows are read in the order in which they could be: by transaction, never by time or id.
import type { Sql, TransactionSql } from 'postgres';
import { leafHash } from '../leaf.ts';
import { rowColumns } from '../reading.ts';
import type { Row } from '../row.ts';
import type { Hash } from './tree.ts';

/** How far each table is sealed: the transaction and id of its last sealed row. */
export type Cursors = Readonly<Record<string, Cursor>>;
export type Cursor = readonly [transaction: string, id: string];

/** A row that is to be sealed. */
export interface Unsealed {
  readonly cursor: Cursor;
  readonly partner: string | null;
  readonly leaf: Hash;
}

export interface Source {
  readonly name: string;
  /** Rows after a cursor of transactions before one, in order, at most so many. */
  readonly after: (sql: Sql | TransactionSql, cursor: Cursor, below: string, countMax: number) => Promise<Unsealed[]>;
  /** The earliest moment of a row that is there but not yet safe to seal; null when there is none. */
  readonly waitingSince: (sql: Sql | TransactionSql, below: string) => Promise<number | null>;
}

/** Before every row. */
export const beginning: Cursor = ['0', '00000000-0000-0000-0000-000000000000'];

const akses: Source = {
  name: 'akses',
  async after(sql, [transaction, id], below, countMax) {
    // By the columns themselves: the texts of the same names would put 9999 after 10000.
    const rows = await sql<(Row & { transaksi: string })[]>`
      select ${sql.unsafe(rowColumns)}, transaksi::text as transaksi
      from catatan.akses
      where (transaksi, id) > (${transaction}::xid8, ${id}::uuid) and transaksi < ${below}::xid8
      order by akses.transaksi, akses.id
      limit ${countMax}`;
    return rows.map((row) => ({
      cursor: [row.transaksi, row.id],
      partner: row.mitra,
      leaf: leafHash(row),
    }));
  },
  async waitingSince(sql, below) {
    const [row] = await sql<{ since: number | null }[]>`
      select floor(extract(epoch from min(waktu)) * 1000)::float8 as since
      from catatan.akses where transaksi >= ${below}::xid8`;
    return row?.since ?? null;
  },
};

export const sources: readonly Source[] = [akses];
