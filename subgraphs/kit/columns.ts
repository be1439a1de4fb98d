// Which columns a read may and must fetch: those behind the fields that are both asked for and granted, and no other.
import { permits } from '@bagi/agreements/grants.ts';
import { getTableColumns } from 'drizzle-orm';
import type { Contract } from '@bagi/agreements/contract.ts';
import type { Read } from './reads.ts';

type Reading = Pick<Read, 'table' | 'type' | 'needs' | 'keep'>;

/** Property names of the columns, in the order of the table. */
export function columnsOf(
  reading: Reading,
  requested: ReadonlySet<string>,
  contract: Pick<Contract, 'grants'>,
): string[] {
  const wanted = (coordinate: string) => requested.has(coordinate) && permits(contract.grants, coordinate);
  const needed = new Set(
    Object.entries(reading.needs).flatMap(([coordinate, columns]) => (wanted(coordinate) ? columns : [])),
  );
  return Object.keys(getTableColumns(reading.table)).filter(
    (column) =>
      reading.keep.includes(column) ||
      needed.has(column) ||
      wanted(`${reading.type}.${column}`) ||
      (column.endsWith('Id') && wanted(`${reading.type}.${column.slice(0, -2)}`)),
  );
}

/** The columns that put the rows under a key in order: an order by what is not granted would tell it. */
export function orderOf(read: Read, contract: Pick<Contract, 'grants'>): string[] {
  if (read.order === undefined) return [];
  const granted = columnsOf(read, contract.grants.coordinates, contract);
  return granted.includes(read.order) ? [read.order, 'id'] : ['id'];
}
