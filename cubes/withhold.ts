// Which numbers of a block are withheld so that each of them stays open: small ones, and as few others as will cover them.
import type { Block } from './blocks.ts';
import type { Highs } from './highs.ts';
import { isShown, type Move, shiftOf } from './proof.ts';
import { type Solver, solverOf } from './solver.ts';

export interface Withheld {
  /** Places in the block's cells. */
  readonly cells: ReadonlySet<number>;
  /** Another table of persons for each withheld cell, that tells the same: what the proof rests on. */
  readonly moves: readonly Move[];
}

/**
 * Persons by whom each part may shrink before what is withheld today could fail to cover itself: so that one who leaves
 * makes no difference to the next build.
 */
const spare = 1;

/**
 * Begins with what must be withheld, and withholds more until everything withheld is covered. What was withheld before
 * goes on covering as long as it does at all.
 */
export function withhold(highs: Highs, block: Block, first: ReadonlySet<number>, isDrawnAnew: boolean): Withheld {
  const cells = new Set(first);
  const moves: Move[] = [];
  if (cells.size === 0 || cells.size === block.cells.length) return { cells, moves };
  const covered = new Set<number>();
  const solver = solverOf(highs, block, cells);
  try {
    for (let open = nextOf(cells, covered); open !== undefined; open = nextOf(cells, covered)) {
      const move = (isDrawnAnew ? null : presentMove(solver, block, cells, open)) ?? newMove(solver, open);
      moves.push(move);
      for (const [index, cell] of block.cells.entries()) {
        const shift = shiftOf(move, cell);
        if (isShown(shift)) covered.add(index);
        if (shift === 0 || cells.has(index)) continue;
        cells.add(index);
        solver.free(index);
      }
    }
  } finally {
    solver.close();
  }
  return { cells, moves };
}

/** A move that what is withheld already covers. */
function presentMove(solver: Solver, block: Block, withheld: ReadonlySet<number>, cell: number): Move | null {
  for (const direction of ['larger', 'smaller'] as const) {
    const move = solver.cheapestMove(cell, direction, 0);
    if (move && isUnheard(block, withheld, move)) return move;
  }
  return null;
}

/** There is always one: everything may be withheld, and then there may be any number of persons more. */
function newMove(solver: Solver, cell: number): Move {
  const move = solver.cheapestMove(cell, 'larger', spare);
  if (move) return move;
  throw new Error('The solver finds no move where there must be one.');
}

/** Whether a move changes nothing that is told. */
function isUnheard({ cells }: Block, withheld: ReadonlySet<number>, move: Move): boolean {
  return cells.every((cell, index) => withheld.has(index) || shiftOf(move, cell) === 0);
}

function nextOf(cells: ReadonlySet<number>, covered: ReadonlySet<number>): number | undefined {
  for (const index of cells) if (!covered.has(index)) return index;
  return undefined;
}
