// A CSV file of a reference table, judged row by row: which rows are good, and what is wrong with the others.
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Format } from './formats.ts';

export type ReferenceRow = Readonly<Record<string, string | number | boolean | null>>;

export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

export interface ReferenceFile {
  readonly rows: readonly ReferenceRow[];
  readonly bad: readonly BadRow[];
  /** Ids that the file itself says are there twice (column id_ganda); the later row counts. */
  readonly doubled: readonly { readonly line: number; readonly id: string }[];
}

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Codes stay the strings they are ("01" is not 1); blanks at either end of a cell are dropped. */
export async function readReference(format: Format, path: string): Promise<ReferenceFile> {
  const text = await readFile(path, 'utf8');
  const lines = parse(text, { bom: true, trim: true, info: true, relax_column_count: true }) as unknown as Line[];
  const [header, ...body] = lines;
  return judge(format, header?.record ?? [], body, path);
}

function judge(format: Format, header: readonly string[], body: readonly Line[], path: string): ReferenceFile {
  const missing = format.columns.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new Error(`${path} has no column ${missing.join(', ')}`);

  const rows = new Map<string, ReferenceRow>();
  const bad: BadRow[] = [];
  const doubled: { line: number; id: string }[] = [];
  for (const { record, info } of body) {
    const cells = (column: string) => record[header.indexOf(column)] ?? '';
    try {
      if (record.length !== header.length) throw new Error(`${record.length} cells instead of ${header.length}`);
      const row = format.row(cells);
      const id = cells(format.id);
      if (rows.has(id) && cells('id_ganda') !== 'ya') throw new Error(`the id ${id} is there twice`);
      if (rows.has(id)) doubled.push({ line: info.lines, id });
      rows.set(id, row);
    } catch (error) {
      bad.push({ line: info.lines, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { rows: [...rows.values()], bad, doubled };
}
