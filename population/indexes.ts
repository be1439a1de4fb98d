// Indexes are put away while many rows are copied and built again after: one sort each instead of a search for every row.
import type { TransactionSql } from 'postgres';

interface Kept {
  readonly index: string;
  readonly table: string;
  readonly definition: string;
  readonly constraint: string | null;
  readonly constraintDefinition: string | null;
}

/** Both in the transaction of the rows, so that nobody ever sees a table without its keys. */
export async function withoutIndexes(sql: TransactionSql, tables: readonly string[], work: () => Promise<void>) {
  const kept = await indexesOf(sql, tables);
  for (const one of kept) await sql.unsafe(dropping(one));
  await work();
  await sql`set local maintenance_work_mem = '512MB'`;
  for (const one of kept) await sql.unsafe(creating(one));
}

async function indexesOf(sql: TransactionSql, tables: readonly string[]): Promise<readonly Kept[]> {
  return sql<Kept[]>`
    select i.indexrelid::regclass::text as index, i.indrelid::regclass::text as table,
      pg_get_indexdef(i.indexrelid) as definition,
      quote_ident(c.conname) as constraint, pg_get_constraintdef(c.oid) as "constraintDefinition"
    from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
    where i.indrelid = any(${[...tables]}::regclass[])
    order by 1`;
}

function dropping({ index, table, constraint }: Kept): string {
  return constraint === null ? `drop index ${index}` : `alter table ${table} drop constraint ${constraint}`;
}

function creating({ definition, table, constraint, constraintDefinition }: Kept): string {
  return constraint === null ? definition : `alter table ${table} add constraint ${constraint} ${constraintDefinition}`;
}
