// What is withheld stays open: for each such number, other persons who make everything told the same and that number another.
import type { Block, Cell } from './blocks.ts';

/** How far apart two numbers must at least be that a withheld cell may both be. */
export const breadth = 5;

/** Persons more or fewer in each part of a block. */
export type Move = readonly number[];

/** How much a cell changes under a move. */
export function shiftOf(move: Move, { parts }: Pick<Cell, 'parts'>): number {
  return parts.reduce((sum, index) => sum + (move[index] ?? 0), 0);
}

/** Whether a change is wide enough to count. */
export function isShown(shift: number): boolean {
  return Math.abs(shift) >= breadth;
}

/**
 * Every fault of a block in which some cells are withheld: moves that are no persons or would be heard of, and withheld
 * cells that no move changes far enough. It knows nothing of how the moves were found.
 */
export function faultsOf(block: Block, withheld: ReadonlySet<number>, moves: readonly Move[]): string[] {
  if (withheld.size === block.cells.length) return []; // Nothing is told, so everything may be.
  const shown = new Set<number>();
  const faults: string[] = [];
  for (const [place, move] of moves.entries()) {
    const wrong = wrongWith(block, withheld, move);
    if (wrong !== null) faults.push(`Move ${place} ${wrong}.`);
    else block.cells.forEach((cell, index) => isShown(shiftOf(move, cell)) && shown.add(index));
  }
  for (const index of withheld) {
    const cell = block.cells[index];
    if (!shown.has(index)) faults.push(`${cell?.kubus} ${cell?.kunci} is withheld, and can be worked out.`);
  }
  return faults;
}

function wrongWith({ parts, equal, cells }: Block, withheld: ReadonlySet<number>, move: Move): string | null {
  if (move.length !== parts.length || !move.every(Number.isInteger)) return 'is not of whole persons';
  if (parts.some((jumlah, index) => jumlah + (move[index] ?? 0) < 0)) return 'leaves fewer than none';
  const sum = (indexes: readonly number[]) => shiftOf(move, { parts: indexes });
  if (equal.some(([golongan, jabatan]) => sum(golongan) !== sum(jabatan))) return 'gives somebody two kota';
  const told = cells.findIndex((cell, index) => !withheld.has(index) && shiftOf(move, cell) !== 0);
  return told < 0 ? null : `changes ${cells[told]?.kubus} ${cells[told]?.kunci}, which is told`;
}
