// How many rows there are by some columns, in one statement; by what is not granted nothing is counted.
import { refusal } from '@bagi/agreements/refusals.ts';
import { type Condition, scope } from '@bagi/agreements/scope.ts';
import { columnsOf } from './columns.ts';
import { named, type Operation, type Row } from './load.ts';
import type { Counts } from './reads.ts';
import { countBy, factValues } from './statement.ts';

/** A row for each combination of the columns, with its jumlah. */
export type Count = (
  counts: Counts,
  by: readonly string[],
  conditions?: readonly Condition[],
) => Promise<readonly Row[]>;

/** Counts for one operation. */
export function counting({ asking, run, work }: Operation): Count {
  const { contract } = asking;
  return async (counts, by, conditions = []) => {
    const columns = [...new Set(by)];
    const facts = conditions.map(({ fact }) => fact);
    const statement = work(counts, JSON.stringify([columns, facts]), () => {
      const granted = columnsOf(counts, contract.grants.coordinates, contract);
      if (!columns.every((column) => granted.includes(column))) return null;
      return countBy(counts, columns, { scope: scope(contract.agreement, contract.schema, counts.type), facts });
    });
    if (!statement) throw refusal('BAD_USER_INPUT', 'menurut names what your agreement does not count by.');
    const rows = await run(statement, factValues(conditions));
    return rows.map((row) => named([...columns, 'jumlah'], row));
  };
}
