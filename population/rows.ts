// Where rows are collected before they are copied: one buffer a table, each row with the next id of its table.
import { getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { encoder, type Row } from './copyText.ts';
import { identifiers } from './identifiers.ts';

/** Takes a row and says which id it has. */
export type Add<Table extends PgTable> = (row: Row<Table>) => string;

export type Rows<Tables extends Record<string, PgTable>> = { readonly [Name in keyof Tables]: Add<Tables[Name]> };

export interface Collected {
  readonly table: PgTable;
  readonly chunks: readonly Buffer[];
}

const chunkLength = 256 * 1024;

/** `taken` empties the buffers: everything added since the last time. */
export function collect<Tables extends Record<string, PgTable>>(tables: Tables, seed: number) {
  const buffers = Object.entries(tables).map(([name, table]) => ({ name, ...buffer(name, table, seed) }));
  const rows = Object.fromEntries(buffers.map(({ name, add }) => [name, add])) as unknown as Rows<Tables>;
  return { rows, taken: (): Collected[] => buffers.map(({ table, take }) => ({ table, chunks: take() })) };
}

function buffer(name: string, table: PgTable, seed: number) {
  const line = encoder(table);
  const idOf = 'id' in getTableColumns(table) ? identifiers(seed, name) : () => '';
  let ordinal = 0;
  let text = '';
  let chunks: Buffer[] = [];

  const flush = () => {
    if (text !== '') chunks.push(Buffer.from(text));
    text = '';
  };
  const add = (row: Readonly<Record<string, unknown>>): string => {
    const id = typeof row['id'] === 'string' ? row['id'] : idOf(ordinal);
    ordinal += 1;
    text += line(row, id);
    if (text.length > chunkLength) flush();
    return id;
  };
  const take = () => {
    flush();
    const taken = chunks;
    chunks = [];
    return taken;
  };
  return { table, add, take };
}
