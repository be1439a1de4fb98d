// Lines of JSON: each an object with a text for each column.
import { z } from 'zod';
import { type Cells, columns } from './row.ts';

const text = z.string().nullish();
const shape = z.strictObject(Object.fromEntries(columns.map((name) => [name, text])));

/** The cells of a line in the order of the columns; null when it is not such an object. */
export function objectIn(line: string): Cells | null {
  const { data } = shape.safeParse(parsed(line));
  return data ? columns.map((name) => data[name] ?? '') : null;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
