// Rows as comma-separated values that spreadsheets open as they are, and never as formulas.
import Papa from 'papaparse';

export type Cells = readonly (string | number)[];

/** Lines as RFC 4180 has them; the first of a file names the columns. */
export function csv(rows: readonly Cells[]): string {
  if (rows.length === 0) return '';
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: true },
  )}\r\n`;
}
