// From a register's counts to everything that is told of them on one day, proven before anybody hears of it.
import type { Highs } from './highs.ts';
import { type Alike, type Block, blocksOf, type Cell } from './blocks.ts';
import type { Kota } from './dimensions.ts';
import { faultsOf } from './proof.ts';
import { type Before, isDrawnAnew, isSmall, told } from './telling.ts';
import { withhold } from './withhold.ts';

export interface Told extends Pick<Cell, 'kubus' | 'kunci' | 'values'> {
  /** Null where it is withheld. */
  readonly jumlah: number | null;
}

/** What the last build told, by cube and key. */
export type Earlier = ReadonlyMap<string, number | null>;

export const placeOf = ({ kubus, kunci }: Pick<Cell, 'kubus' | 'kunci'>): string => `${kubus} ${kunci}`;

/** Everything that is told on a day; throws when something withheld could be worked out. */
export function releaseOf(
  highs: Highs,
  counts: readonly Alike[],
  places: readonly Kota[],
  day: string,
  earlier: Earlier,
): Told[] {
  return blocksOf(counts, places).flatMap((block) => {
    const before = block.cells.map((cell): Before => earlier.get(placeOf(cell)));
    const withheld = withheldIn(highs, block, before, day);
    return block.cells.map(({ kubus, kunci, values, jumlah }, index) => ({
      kubus,
      kunci,
      values,
      jumlah: withheld.has(index) ? null : told(jumlah, before[index]),
    }));
  });
}

function withheldIn(highs: Highs, block: Block, before: readonly Before[], day: string): ReadonlySet<number> {
  const first = block.cells.flatMap(({ jumlah }, index) =>
    isSmall(jumlah, before[index]) || (before[index] === null && !isDrawnAnew(day)) ? [index] : [],
  );
  const { cells, moves } = withhold(highs, block, new Set(first), before.includes(undefined) || isDrawnAnew(day));
  const faults = faultsOf(block, cells, moves);
  if (faults.length > 0) throw new Error(`The cubes of ${day} are not told:\n${faults.join('\n')}`);
  return cells;
}
