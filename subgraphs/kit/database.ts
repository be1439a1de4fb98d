// The connection that subgraphs read through: text in, rows of values out, nothing written.
import type { Query } from 'drizzle-orm';
import { fillPlaceholders } from 'drizzle-orm';
import type { Sql } from 'postgres';

/** Runs a statement with the values of its names; each row is the list of its columns' values. */
export type Run = (statement: Query, values: Record<string, unknown>) => Promise<readonly (readonly unknown[])[]>;

/** Runs statements over a pool of connections, prepared once on each. */
export function runOn(sql: Sql): Run {
  return (statement, values) =>
    sql
      .unsafe(statement.sql, fillPlaceholders(statement.params, values) as never[], { prepare: true })
      .values() as Promise<unknown[][]>;
}
