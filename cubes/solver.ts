// Linear programming over a block: the cheapest other table of persons in which one cell is another.
import type { Highs, Model } from './highs.ts';
import type { Block } from './blocks.ts';
import { breadth, type Move } from './proof.ts';

export type Direction = 'larger' | 'smaller';

export interface Solver {
  /**
   * A move that makes a cell larger or smaller by the breadth, at the least cost in cells that would have to be withheld
   * for it; null where there is none. It leaves so many persons unmoved in each part: then it is still one when so many
   * have left.
   */
  readonly cheapestMove: (cell: number, direction: Direction, spare: number) => Move | null;
  /** A cell is withheld from now on: changing it costs nothing. */
  readonly free: (cell: number) => void;
  readonly close: () => void;
}

/**
 * The program of a block. Its columns are the changes of the parts, none below nobody; then for each cell how far it
 * rises, and how far it falls, which costs what the cell is worth unless it is withheld.
 */
export function solverOf(highs: Highs, block: Block, withheld: ReadonlySet<number>): Solver {
  const { parts, equal, cells } = block;
  const first = parts.length;
  const columns = first + 2 * cells.length;
  const worth = cells.map(({ jumlah, parts: { length } }) => Math.log2(2 + jumlah) * Math.sqrt(length));
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const row = (entries: readonly (readonly [column: number, value: number])[]) => {
    for (const [column, value] of entries) {
      indices.push(column);
      values.push(value);
    }
    starts.push(indices.length);
  };
  for (const [index, cell] of cells.entries()) {
    const rise = first + 2 * index;
    row([...cell.parts.map((part) => [part, 1] as const), [rise, -1], [rise + 1, 1]]);
  }
  for (const [golongan, jabatan] of equal)
    row([...golongan.map((part) => [part, 1] as const), ...jabatan.map((part) => [part, -1] as const)]);
  const rows = starts.length - 1;
  const model: Model = highs.createModel({
    numCols: columns,
    numRows: rows,
    colCost: [...parts.map(() => 0), ...worth.flatMap((cost, index) => (withheld.has(index) ? [0, 0] : [cost, cost]))],
    colLower: [...parts.map((jumlah) => -jumlah), ...cells.flatMap(() => [0, 0])],
    colUpper: Array<number>(columns).fill(highs.infinity),
    rowLower: Array<number>(rows).fill(0),
    rowUpper: Array<number>(rows).fill(0),
    matrix: { format: 'csr', numRows: rows, numCols: columns, starts, indices, values },
  });
  model.options.set({ output_flag: false });
  let spared = 0;
  const solved = (): Move | null => {
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
    return Array.from(model.getSolution().colValue.subarray(0, first), rounded);
  };
  return {
    cheapestMove(cell, direction, spare) {
      const [rise, fall] = [first + 2 * cell, first + 2 * cell + 1];
      if (spare !== spared)
        parts.forEach((jumlah, part) => model.changeColBounds(part, Math.min(0, spare - jumlah), highs.infinity));
      spared = spare;
      const [wanted, other] = direction === 'larger' ? [rise, fall] : [fall, rise];
      model.changeColBounds(wanted, breadth, breadth);
      model.changeColBounds(other, 0, 0);
      let move = solved();
      if (move && !move.every(Number.isInteger)) {
        // The corners of the program are whole all but always; where one is not, whole persons are asked for.
        for (let part = 0; part < first; part++) model.changeColIntegrality(part, highs.constants.variableType.integer);
        move = solved();
        model.clearIntegrality();
      }
      model.changeColBounds(rise, 0, highs.infinity);
      model.changeColBounds(fall, 0, highs.infinity);
      return move;
    },
    free(cell) {
      model.changeColCost(first + 2 * cell, 0);
      model.changeColCost(first + 2 * cell + 1, 0);
    },
    close: () => model.dispose(),
  };
}

/** A whole number that a computer's fractions missed by a hair; the proof refuses any other. */
function rounded(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) < 1e-6 ? nearest + 0 : value;
}
