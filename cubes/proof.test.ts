// A build is refused when something withheld could be worked out, or when what should prove the opposite proves nothing.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Block, blocksOf } from './blocks.ts';
import { fixedDay } from './days.ts';
import { type Highs, loadHighs } from './highs.ts';
import { faultsOf, type Move, shiftOf } from './proof.ts';
import { threshold } from './telling.ts';
import { counted, crowd, places } from './test/crowd.ts';
import { withhold } from './withhold.ts';

const blocks = blocksOf(counted(crowd(1_500, 1)), places);
const smallIn = ({ cells }: Block) =>
  new Set(cells.flatMap(({ jumlah }, index) => (jumlah < threshold ? [index] : [])));
/** A block of which some is told, and in which small numbers alone do not cover each other. */
const block = blocks.find(
  (one) => smallIn(one).size > 0 && faultsOf(one, smallIn(one), []).length > 0 && one.equal.length > 4,
) as Block;

let highs: Highs;
let proven: ReturnType<typeof withhold>;
beforeAll(async () => {
  highs = await loadHighs();
  proven = withhold(highs, block, smallIn(block), true);
});

describe('a block', () => {
  it('is told when every withheld cell is covered, which takes more than the small ones', () => {
    expect(faultsOf(block, proven.cells, proven.moves)).toEqual([]);
    expect(proven.cells.size).toBeGreaterThan(smallIn(block).size);
    expect(proven.cells.size).toBeLessThan(block.cells.length);
    for (const index of proven.cells) {
      const shifts = proven.moves.map((move) => Math.abs(shiftOf(move, block.cells[index] ?? { parts: [] })));
      expect(Math.max(...shifts)).toBeGreaterThanOrEqual(5);
    }
  });

  it('is covered still when one person fewer is of any kind', () => {
    const left = block.parts.map((jumlah, part) => Math.min(...proven.moves.map((move) => jumlah + (move[part] ?? 0))));
    expect(left.filter((persons, part) => persons < 1 && (block.parts[part] ?? 0) > 0)).toEqual([]);
  });

  it('is not told without a proof for each withheld cell', () => {
    expect(faultsOf(block, proven.cells, []).length).toBe(proven.cells.size);
    expect(faultsOf(block, proven.cells, proven.moves.slice(1)).join()).toContain('can be worked out');
  });

  it('is not told when a cell that covers others is', () => {
    const cover = [...proven.cells].find((index) => !smallIn(block).has(index)) as number;
    const fewer = new Set([...proven.cells].filter((index) => index !== cover));
    expect(faultsOf(block, fewer, proven.moves).join()).toContain('which is told');
  });

  const wrong: Record<string, readonly [change: (move: Move) => Move, fault: string]> = {
    'half a person': [(move) => move.map((value) => value / 2), 'is not of whole persons'],
    'no part at all': [() => [], 'is not of whole persons'],
    'more persons than there are': [
      (move) => move.map((_, part) => -(block.parts[part] ?? 0) - 1),
      'leaves fewer than none',
    ],
    'somebody with a golongan and without a jabatan': [
      (move) => move.map((value, part) => value + (part === 0 ? 1 : 0)),
      'gives somebody two kota',
    ],
  };
  it.each(Object.keys(wrong))('is not told by a proof that moves %s', (what) => {
    const [change, fault] = wrong[what] ?? [(move: Move) => move, ''];
    const moves = proven.moves.map((move, place) => (place === 0 ? change(move) : move));
    expect(faultsOf(block, proven.cells, moves)[0]).toContain(fault);
  });

  it('of which nothing is told needs no proof', () => {
    expect(faultsOf(block, new Set(block.cells.keys()), [])).toEqual([]);
  });
});

it('every block counts each person once by golongan and once by jabatan, and every cell is the sum of its parts', () => {
  const persons = crowd(1_500, 1);
  expect(blocks.flatMap(({ parts }) => parts).reduce((sum, jumlah) => sum + jumlah, 0)).toBe(2 * persons.length);
  for (const { parts, cells, equal } of blocks) {
    for (const cell of cells) expect(cell.jumlah).toBe(shiftOf(parts, cell));
    for (const [golongan, jabatan] of equal)
      expect(shiftOf(parts, { parts: golongan })).toBe(shiftOf(parts, { parts: jabatan }));
  }
});

it.each([
  ['2026-01-01', '2026-01-01'],
  ['2026-03-31', '2026-01-01'],
  ['2026-04-01', '2026-04-01'],
  ['2026-11-21', '2026-10-01'],
  ['2026-12-31', '2026-10-01'],
])('on %s the cubes of %s are due', (today, due) => {
  expect(fixedDay(today)).toBe(due);
});
