// Rows in PostgreSQL's COPY text format, with the columns of a table in the order drizzle declares them.
import { getTableColumns } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { type PgTable, getTableConfig } from 'drizzle-orm/pg-core';

/** What a row gives for each column; its id is given to it where it brings none. */
export type Row<Table extends PgTable> = Omit<Table['$inferInsert'], 'id'> & { readonly id?: string };

/** The statement that takes rows of a table; FREEZE needs the table truncated in the same transaction, and spares a later pass. */
export function copyStatement(table: PgTable, freeze: boolean): string {
  const { schema, name } = getTableConfig(table);
  const columns = written(table).map((property) => `"${toSnakeCase(property)}"`);
  const option = freeze ? ' with (freeze)' : '';
  return `copy "${schema ?? 'public'}"."${name}" (${columns.join(', ')}) from stdin${option}`;
}

/** Turns a row of this table, with its id, into its line. */
export function encoder(table: PgTable): (row: Readonly<Record<string, unknown>>, id: string) => string {
  const properties = written(table);
  return (row, id) => {
    let line = '';
    for (const property of properties) {
      const text = property === 'id' ? id : cell(row[property]);
      line += line === '' ? text : `\t${text}`;
    }
    return `${line}\n`;
  };
}

/** The columns that rows bring; the number of the transaction is PostgreSQL's own, and so is what it works out. */
function written(table: PgTable): string[] {
  const columns = Object.entries(getTableColumns(table));
  return columns
    .filter(([, column]) => !column.generated && column.getSQLType() !== 'xid8')
    .map(([property]) => property);
}

function cell(value: unknown): string {
  if (typeof value === 'string') return special.test(value) ? escape(value) : value;
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return escape(value instanceof Date ? value.toISOString() : JSON.stringify(value));
}

const special = /[\\\t\n\r]/;

function escape(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
