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

/** `taken` empties the buffers: everything added since the last time. */
export function collect<Tables extends Record<string, PgTable>>(tables: Tables, seed: number) {
  const buffers = Object.entries(tables).map(([name, table]) => ({ name, ...buffer(name, table, seed) }));
  const rows = Object.fromEntries(buffers.map(({ name, add }) => [name, add])) as unknown as Rows<Tables>;
  return { rows, taken: (): Collected[] => buffers.map(({ table, take }) => ({ table, chunks: take() })) };
}

function buffer(name: string, table: PgTable, seed: number) {
  const line = encoder(table);
  const idOf = 'id' in getTableColumns(table) ? identifiers(seed, name) : () => '';
  const bytes = growing();
  let ordinal = 0;
  const add = (row: Readonly<Record<string, unknown>>): string => {
    const id = typeof row['id'] === 'string' ? row['id'] : idOf(ordinal);
    ordinal += 1;
    bytes.append(line(row, id));
    return id;
  };
  return { table, add, take: bytes.take };
}

const chunkBytes = 256 * 1024;

/** Bytes in chunks. Each line is written where it stays: putting lines together as text first cost a quarter of all time. */
function growing() {
  let chunks: Buffer[] = [];
  let chunk = Buffer.alloc(0);
  let used = 0;
  const close = () => {
    if (used > 0) chunks.push(chunk.subarray(0, used));
    used = 0;
  };
  const append = (text: string) => {
    const most = text.length * 3; // No character takes more than three bytes of UTF-8 for each of its units.
    if (used + most > chunk.length) {
      close();
      chunk = Buffer.allocUnsafeSlow(Math.max(chunkBytes, most));
    }
    used += chunk.write(text, used);
  };
  const take = () => {
    close();
    chunk = Buffer.alloc(0); // Its bytes are on their way now.
    const taken = chunks;
    chunks = [];
    return taken;
  };
  return { append, take };
}
