// A month is dropped only when all of it is sealed: otherwise nothing would be left of what was receipted.
import type { Sql, TransactionSql } from 'postgres';
import { beginning } from './sources.ts';

/** Throws while a partition of a log holds rows that have no leaf yet. */
export async function requireSealed(sql: Sql | TransactionSql, log: string, partition: string): Promise<void> {
  const [row] = await sql<{ waits: boolean }[]>`
    select exists (
      select from ${sql(`catatan.${partition}`)}
      where (transaksi, id) > (
        select coalesce(max(batas->${log}->>0), '0')::xid8, coalesce(max(batas->${log}->>1), ${beginning[1]})::uuid
        from (select batas from catatan.titik order by nomor desc limit 1) as newest)) as waits`;
  if (row?.waits !== false)
    throw new Error(
      `${partition} holds rows that are not sealed yet: let the system run until they are, then drop it.`,
    );
}
