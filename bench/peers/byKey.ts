// Rows by key, for every key that is asked for while a page is put together, in one statement.
import DataLoader from 'dataloader';
import type { Sql } from 'postgres';

export type Row = Readonly<Record<string, unknown>>;

/** One row a key. */
export function byKey(sql: Sql, statement: string, key: string): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = await sql.unsafe(statement, [[...keys]], { prepare: true });
    const found = new Map(rows.map((row): [unknown, Row] => [row[key], row]));
    return keys.map((one) => found.get(one) ?? null);
  });
}

/** Rows in their order, of each person. */
export function byPerson(sql: Sql, statement: string): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const rows = await sql.unsafe(statement, [[...keys]], { prepare: true });
    const found = Map.groupBy(rows, (row): unknown => row['asnId']);
    return keys.map((one) => found.get(one) ?? []);
  });
}
