// How rows of the logs are read in the order in which they can be sealed: by transaction, never by time or id.
import type { Sql, TransactionSql } from 'postgres';
import { leafHashOf, type SealedLog, sealedLogs, type SealedRow } from './sealedLogs.ts';
import type { Hash } from './tree.ts';

/** How far each table is sealed: the transaction and id of its last sealed row. */
export type Cursors = Readonly<Record<string, Cursor>>;
export type Cursor = readonly [transaction: string, id: string];

/** A row that is to be sealed. */
export interface Unsealed {
  readonly cursor: Cursor;
  /** Who may ask for a proof of it: of what was not given to anybody, nobody. */
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

/** A counter of a minute is written at its end at the latest. */
const ends: Readonly<Record<SealedLog['moment'], string>> = { waktu: '0', menit: '1 minute' };

function sourceOf(log: SealedLog): Source {
  const { name, columns, moment } = log;
  const isGiven = name === 'akses';
  return {
    name,
    async after(sql, [transaction, id], below, countMax) {
      // By the columns themselves: the texts of the same names would put 9999 after 10000.
      const rows = await sql<(SealedRow & { written: string })[]>`
        select ${sql.unsafe(columns)}, transaksi::text as written
        from ${sql(`catatan.${name}`)} as log
        where (transaksi, log.id) > (${transaction}::xid8, ${id}::uuid) and transaksi < ${below}::xid8
        order by log.transaksi, log.id
        limit ${countMax}`;
      return rows.map((row) => ({
        cursor: [row.written, row.id],
        partner: isGiven ? String(row['mitra']) : null,
        leaf: leafHashOf(log, row),
      }));
    },
    async waitingSince(sql, below) {
      // By transaction first: for the earliest moment of all, PostgreSQL would walk through the whole log in order of time.
      const [row] = await sql<{ since: number | null }[]>`
        select floor(extract(epoch from min(${sql(moment)}) + ${ends[moment]}::interval) * 1000)::float8 as since
        from (
          select ${sql(moment)} from ${sql(`catatan.${name}`)} where transaksi >= ${below}::xid8
          order by transaksi, id offset 0) as waiting`;
      return row?.since ?? null;
    },
  };
}

export const sources: readonly Source[] = sealedLogs.map(sourceOf);
