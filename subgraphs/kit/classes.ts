// What kind of data each column holds, said for every column: one that nobody has classified keeps the system from starting.
import { getTableColumns } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';

/**
 * kiriman: what a partner sent about persons, kept while it is worked on; not of the register, granted to a worker alone, and
 * without policies, because COPY fills no table that has some.
 * acuan: codes and names of offices, the same for everyone. mesin: opaque ids and keys. agregat: published counts of many
 * persons, of which none can be told.
 * pribadi: general personal data. khusus: specific personal data (UU 27/2022 Pasal 4 ayat (2)): health, children,
 * personal finance, discipline; religion is held as such here too.
 */
export type Class = 'kiriman' | 'acuan' | 'mesin' | 'agregat' | 'pribadi' | 'khusus';

export interface Classified {
  /** schema.table, as PostgreSQL names it. */
  readonly table: string;
  /** Column, as PostgreSQL names it → its class. */
  readonly columns: ReadonlyMap<string, Class>;
}

/** Classifies a table; the compiler insists on every column. */
export function classify<Table extends PgTable>(
  table: Table,
  classes: Readonly<Record<Extract<keyof Table['_']['columns'], string>, Class>>,
): Classified {
  const { schema, name } = getTableConfig(table);
  const given = new Map<string, Class>(Object.entries(classes));
  const columns = Object.keys(getTableColumns(table)).map((column): [string, Class] => {
    const found = given.get(column);
    if (!found)
      throw new Error(`The column ${column} of ${schema}.${name} has no class: say in classes.ts what it holds.`);
    return [toSnakeCase(column), found];
  });
  return { table: `${schema}.${name}`, columns: new Map(columns) };
}

/** Whether a table is about persons, and so is closed to everyone until a policy opens rows of it. */
export function isPersonal({ columns }: Classified): boolean {
  return [...columns.values()].some((found) => found === 'pribadi' || found === 'khusus');
}
