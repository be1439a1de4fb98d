// What somebody clever does with numbers that were told, knowing nothing of how they were made: three ways to work out a withheld one.
import { golonganOf, jabatanOf, type Kota, type Status, statuses, umurBands } from '../dimensions.ts';
import type { Highs } from '../highs.ts';

/** A cell as it is heard. */
export interface Heard {
  readonly kubus: string;
  readonly values: Readonly<Record<string, { readonly kode: string } | null | undefined>>;
  readonly jumlah: number | null;
}

/** One kind of person, told apart by everything that any cube tells. */
type Kind = Readonly<Record<string, string>>;

/** Every kind of person that there could be. */
export function kindsOf(places: readonly Kota[]): Kind[] {
  return statuses.flatMap((status: Status) =>
    places.flatMap(({ kode: kota, provinsi }) =>
      golonganOf[status].flatMap(({ kode: golongan }) =>
        jabatanOf[status].flatMap(({ kode: jabatan }) =>
          umurBands.flatMap(({ kode: umur }) =>
            ['baru', 'lama'].map((sejak) => ({
              status,
              provinsi: provinsi.kode,
              kota,
              golongan,
              jabatan,
              umur,
              sejak,
            })),
          ),
        ),
      ),
    ),
  );
}

/** Whether a cell counts a kind, by what the cube says of itself. */
export function countsKind({ kubus, values }: Pick<Heard, 'kubus' | 'values'>, kind: Kind): boolean {
  if (kubus.startsWith('KELULUSAN') && kind['sejak'] !== 'baru') return false;
  return Object.entries(values).every(([dimension, value]) => !value || kind[dimension] === value.kode);
}

/**
 * Differences: a larger number less all others that it is made of. Works out what the last one is, where that one alone
 * was not told. Gives what it believes, by the place of the cell.
 */
export function byDifference(
  heard: readonly Heard[],
  kinds: readonly Kind[],
): { pairs: number; learned: Map<number, number> } {
  const sets = heard.map((cell) => kinds.flatMap((kind, index) => (countsKind(cell, kind) ? [index] : [])));
  const learned = new Map<number, number>();
  let pairs = 0;
  for (const [whole, { jumlah: total, values }] of heard.entries()) {
    if (total === null) continue;
    const inWhole = new Set(sets[whole]);
    for (const split of splitsOf(heard, sets, whole, inWhole, values)) {
      pairs++;
      const open = split.filter((part) => heard[part]?.jumlah === null);
      const [last] = open;
      if (open.length !== 1 || last === undefined) continue;
      learned.set(last, total - split.reduce((sum, part) => sum + (heard[part]?.jumlah ?? 0), 0));
    }
  }
  return { pairs, learned };
}

/** Ways to cut a cell into others: those of one cube that lie within it and together are all of it. */
function splitsOf(
  heard: readonly Heard[],
  sets: readonly (readonly number[])[],
  whole: number,
  inWhole: ReadonlySet<number>,
  values: Heard['values'],
): number[][] {
  const within = heard.flatMap((cell, index) =>
    index !== whole &&
    cell.values['status']?.kode === values['status']?.kode &&
    sets[index]?.every((kind) => inWhole.has(kind))
      ? [index]
      : [],
  );
  return [...Map.groupBy(within, (index) => heard[index]?.kubus).values()].filter(
    (parts) => parts.length > 1 && parts.reduce((sum, part) => sum + (sets[part]?.length ?? 0), 0) === inWhole.size,
  );
}

/** Linear algebra: the withheld cells that are a combination of told ones, whatever the persons are. */
export function byAlgebra(heard: readonly Heard[], kinds: readonly Kind[]): number[] {
  const basis: { pivot: number; row: Float64Array }[] = [];
  const reduced = (cell: Heard): Float64Array => {
    const row = Float64Array.from(kinds, (kind) => (countsKind(cell, kind) ? 1 : 0));
    for (const { pivot, row: known } of basis) {
      const factor = row[pivot] ?? 0;
      if (Math.abs(factor) > 1e-9) known.forEach((value, index) => (row[index] = (row[index] ?? 0) - factor * value));
    }
    return row;
  };
  const largest = (row: Float64Array) =>
    row.reduce((best, value, index) => (Math.abs(value) > Math.abs(row[best] ?? 0) ? index : best), 0);
  for (const cell of heard.filter(({ jumlah }) => jumlah !== null)) {
    const row = reduced(cell);
    const pivot = largest(row);
    const size = row[pivot] ?? 0;
    if (Math.abs(size) > 1e-9) basis.push({ pivot, row: row.map((value) => value / size) });
  }
  return heard.flatMap((cell, index) => {
    if (cell.jumlah !== null) return [];
    const row = reduced(cell);
    return Math.abs(row[largest(row)] ?? 0) < 1e-6 ? [index] : [];
  });
}

/**
 * Linear programming: the least and the most that each withheld cell can be, given all that is told, each
 * number off by so many at most, and that nobody is less than none.
 */
export function byBounds(
  highs: Highs,
  heard: readonly Heard[],
  kinds: readonly Kind[],
  off = 0,
): Map<number, [least: number, most: number]> {
  const told = heard.filter(({ jumlah }) => jumlah !== null);
  const starts = [0];
  const indices: number[] = [];
  for (const cell of told) {
    kinds.forEach((kind, index) => countsKind(cell, kind) && indices.push(index));
    starts.push(indices.length);
  }
  const numbers = told.map(({ jumlah }) => jumlah ?? 0);
  return highs.withModel(
    {
      numCols: kinds.length,
      numRows: told.length,
      colCost: kinds.map(() => 0),
      colLower: kinds.map(() => 0),
      colUpper: kinds.map(() => 1_000_000),
      rowLower: numbers.map((number) => number - off),
      rowUpper: numbers.map((number) => number + off),
      matrix: {
        format: 'csr',
        numRows: told.length,
        numCols: kinds.length,
        starts,
        indices,
        values: indices.map(() => 1),
      },
    },
    (model) => {
      model.options.set({ output_flag: false });
      const reach = (cell: Heard, sign: number) => {
        kinds.forEach((kind, index) => model.changeColCost(index, countsKind(cell, kind) ? sign : 0));
        model.run();
        return sign * model.getObjectiveValue();
      };
      return new Map(
        heard.flatMap((cell, index): [number, [number, number]][] =>
          cell.jumlah === null ? [[index, [reach(cell, 1), reach(cell, -1)]]] : [],
        ),
      );
    },
  );
}
