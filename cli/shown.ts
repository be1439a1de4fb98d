// How an answer is shown: as JSON for programs, else as lines and tables that are no wider than the window.
import { fold } from '@bagi/changes/formats/terminal.ts';
import Table from 'cli-table3';
import type { Terminal } from './terminal.ts';
import type { Json } from './words.ts';

type Cell = string | number | boolean | null | undefined;

/** Shows a value in the form that was asked for; text is folded to the window. */
export function show(terminal: Terminal, { json }: Json, value: unknown, asText: () => string): void {
  say(terminal, json ? JSON.stringify(value, null, 2) : fold(asText(), terminal.width));
}

export function say({ process }: Terminal, line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Columns under a head. Where they are too wide together, the widest are folded. */
export function table({ width }: Pick<Terminal, 'width'>, head: readonly string[], rows: readonly (readonly Cell[])[]) {
  const cells = rows.map((row) => row.map(asCell));
  const widths = fitted(
    head.map((name, column) => Math.max(name.length, ...cells.map((row) => longest(row[column] ?? '')))),
    width - 2 * (head.length - 1),
  );
  const drawn = new Table({
    chars: borderless,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of [head, ...cells]) drawn.push(row.map((cell, column) => fold(cell, widths[column] ?? 1)));
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const borderless = Object.fromEntries([
  ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'].map(none),
  ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'].map(none),
  ['middle', '  '],
]);

function none(part: string): [part: string, drawn: string] {
  return [part, ''];
}

/** Takes from the widest until all fit; no column is narrower than a word. */
function fitted(wanted: readonly number[], room: number): number[] {
  const widths = [...wanted];
  const narrowest = room < 10 * wanted.length ? 6 : 10;
  for (let over = sum(widths) - room; over > 0; over = sum(widths) - room) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    const next = Math.max(narrowest, ...widths.filter((one) => one < widest));
    const those = widths.filter((one) => one === widest).length;
    const cut = Math.min(widest - next, Math.ceil(over / those)) || 1;
    widths.forEach((one, column) => {
      if (one === widest) widths[column] = Math.max(narrowest, one - cut);
    });
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function longest(cell: string): number {
  return Math.max(0, ...cell.split('\n').map((line) => line.length));
}

function asCell(cell: Cell): string {
  if (cell === null || cell === undefined || cell === '') return '-';
  return String(cell);
}
