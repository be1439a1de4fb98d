// What a caller asks of a list, as its statements take it: what must have one value, what one of several, what lies between two.
import type { Condition } from '@bagi/agreements/scope.ts';
import { exactValues, type Narrowing, type Range, rangeValues } from './listing.ts';
import type { List } from './reads.ts';
import { columnOfFact } from './rights.ts';
import { factValues } from './statement.ts';

export interface Asked {
  readonly narrowing: Omit<Narrowing, 'scope'>;
  /** The values, under the names that statements have for them. */
  readonly values: Record<string, unknown>;
  /** Equal where the statements are. */
  readonly form: string;
}

export function askedOf(list: List, conditions: readonly Condition[], ranges: readonly Range[]): Asked {
  const isOne = ({ values }: Condition) => list.overPersons && values.length === 1;
  const several = conditions.filter((condition) => !isOne(condition));
  const between = ranges.filter(({ from, to }) => from !== to);
  const one = [
    ...conditions
      .filter(isOne)
      .flatMap(({ fact, values }) => values.map((value) => [columnOfFact(fact), value] as const)),
    ...ranges.filter(({ from, to }) => from === to).map(({ column, from }) => [column, from] as const),
  ];
  const narrowing = {
    facts: several.map(({ fact }) => fact),
    ranges: between.map(({ column }) => column),
    exact: one.map(([column]) => column),
  };
  return {
    narrowing,
    values: { ...factValues(several), ...rangeValues(between), ...exactValues(one.map(([, value]) => value)) },
    form: JSON.stringify(narrowing),
  };
}
