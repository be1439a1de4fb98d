// Lines of comma-separated values: the first names the columns, and a broken one breaks no other.
import Papa from 'papaparse';
import { type Cells, type Column, columns, unspelt } from './row.ts';

/** The columns that a first line names, in its order; null when they are not what a list needs. */
export function columnsIn(line: string): Column[] | null {
  const names = cellsIn(line) ?? [];
  const found = names.map((name) => columns.find((one) => one.toLowerCase() === name.trim().toLowerCase()));
  const known = found.filter((one) => one !== undefined);
  const isWhole = known.length === names.length && new Set(known).size === known.length;
  const isEnough = known.includes('nip') && known.includes('nama') && unspelt.some((name) => known.includes(name));
  return isWhole && isEnough ? known : null;
}

/** The cells of each line; null for one that has not as many as are named. */
export function rowsIn(lines: readonly string[], named: readonly Column[]): (Cells | null)[] {
  const { data, errors } = Papa.parse<string[]>(lines.join('\n'), { delimiter: ',', newline: '\n' });
  // A quote that does not close swallows the lines after it: then each line is read by itself.
  const each = errors.length === 0 && data.length === lines.length ? data : lines.map(cellsIn);
  return each.map((cells) => (cells?.length === named.length ? cells : null));
}

function cellsIn(line: string): string[] | null {
  const { data, errors } = Papa.parse<string[]>(line, { delimiter: ',', newline: '\n' });
  const [cells, another] = data;
  return errors.length === 0 && cells && !another ? cells : null;
}
