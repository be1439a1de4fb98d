// Which columns a read may and must fetch: those behind the fields that are both asked for and granted, and no other.
import { permits } from '@bagi/agreements/grants.ts';
import { getTableColumns } from 'drizzle-orm';
import type { Contract } from '@bagi/agreements/contract.ts';
import type { Read } from './reads.ts';

type Reading = Pick<Read, 'table' | 'type' | 'needs' | 'keep'>;

/** Property names of the columns, in the order of the table: those that show something, and the keys that are kept. */
export function columnsOf(
  reading: Reading,
  requested: ReadonlySet<string>,
  contract: Pick<Contract, 'grants'>,
): string[] {
  const shown = shownOf(reading, requested, contract);
  return namesOf(reading).filter((column) => shown.includes(column) || reading.keep.includes(column));
}

/** The columns that what is requested and granted is made of. */
export function shownOf(
  reading: Reading,
  requested: ReadonlySet<string>,
  contract: Pick<Contract, 'grants'>,
): string[] {
  const wanted = (coordinate: string) => requested.has(coordinate) && permits(contract.grants, coordinate);
  const needed = new Set(
    Object.entries(reading.needs)
      .filter(([coordinate]) => wanted(coordinate))
      .flatMap(([, columns]) => columns),
  );
  return namesOf(reading).filter(
    (column) =>
      needed.has(column) ||
      wanted(`${reading.type}.${column}`) ||
      wanted(`${reading.type}.${column.replace(/Id$/, '')}`),
  );
}

function namesOf({ table }: Reading): string[] {
  return Object.keys(getTableColumns(table));
}

/** A column that must hold one of the values. */
export interface Among {
  readonly column: string;
  readonly values: readonly string[];
}

/** Of a table of several kinds, those whose fields are both asked for and granted; of any other, everything. */
export function kindsOf(
  { kinds }: Pick<Read, 'kinds'>,
  requested: ReadonlySet<string>,
  contract: Pick<Contract, 'grants'>,
): Among[] {
  if (kinds === undefined) return [];
  const open = ([, coordinate]: [string, string]) => requested.has(coordinate) && permits(contract.grants, coordinate);
  const values = Object.entries(kinds.opens).filter(open);
  return [{ column: kinds.column, values: values.map(([value]) => value) }];
}

/** Of a table whose rows belong to partners, the partner's own. */
export function ownOf({ own }: Pick<Read, 'own'>, { agreement }: Pick<Contract, 'agreement'>): Among[] {
  return own === undefined ? [] : [{ column: own, values: [agreement.partner] }];
}

/**
 * The columns that put the rows under a key in order: an order by what is not granted would tell it. Where neither the
 * order nor the id is granted, rows that are alike in everything granted are alike to the reader, so no more is needed.
 */
export function orderOf(read: Read, contract: Pick<Contract, 'grants'>): string[] {
  if (read.order === undefined) return [];
  const granted = columnsOf(read, contract.grants.coordinates, contract);
  const first = granted.includes(read.order) ? [read.order] : [];
  return [...new Set([...first, ...(granted.includes('id') ? ['id'] : granted)])];
}
