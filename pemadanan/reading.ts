// Reads a list line by line into rows that may be matched, and tells every other line by its number and its reason.
import { type Block, blocks } from './lines.ts';
import { columnsIn, rowsIn } from './csv.ts';
import { objectIn } from './ndjson.ts';
import { type Column, type Reason, type Row, rowsOf } from './row.ts';
import { seenNumbers } from './seen.ts';

export type Form = 'CSV' | 'NDJSON';

/** The first line of a list does not name the columns that it needs. */
export class HeadingFault extends Error {}

export interface Fault {
  readonly nomor: number;
  readonly reason: Reason;
}

export interface Read {
  readonly rows: { readonly nomor: number; readonly row: Row }[];
  readonly faults: Fault[];
  readonly bytes: number;
}

/** What each block of lines holds. Lines that are empty are none. */
export async function* reading(list: AsyncIterable<Uint8Array>, form: Form): AsyncGenerator<Read> {
  const wasSeen = seenNumbers();
  const rowOf = rowsOf();
  let named: Column[] | null = null;
  for await (const { first, lines, bytes } of blocks(list)) {
    const isHeading = form === 'CSV' && named === null;
    if (isHeading) named = headingOf(lines[0]);
    const read: Read = { rows: [], faults: [], bytes };
    const { numbers, texts } = written(lines, first, isHeading ? 1 : 0, read.faults);
    const cells = named === null ? texts.map(objectIn) : rowsIn(texts, named);
    for (const [index, cell] of cells.entries()) {
      const nomor = numbers[index] ?? 0;
      const row = cell === null ? notRead[form] : rowOf(cell);
      if (typeof row === 'string') read.faults.push({ nomor, reason: row });
      else if (wasSeen(row.nip)) read.faults.push({ nomor, reason: 'NIP_BERULANG' });
      else read.rows.push({ nomor, row });
    }
    read.faults.sort((one, other) => one.nomor - other.nomor);
    yield read;
  }
}

const notRead: Readonly<Record<Form, Reason>> = { CSV: 'KOLOM_TIDAK_COCOK', NDJSON: 'BUKAN_JSON' };

function headingOf(line: string | null | undefined): Column[] {
  const named = columnsIn(line ?? '');
  if (named) return named;
  throw new HeadingFault('The first line does not name the columns of a list.');
}

/** The lines of a block that are something, from one on, with their numbers; what cannot be read at all goes to the faults. */
function written(lines: Block['lines'], first: number, from: number, faults: Fault[]) {
  const numbers: number[] = [];
  const texts: string[] = [];
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? null;
    if (line === null) faults.push({ nomor: first + index, reason: 'TERLALU_PANJANG' });
    else if (line.includes('\ufffd')) faults.push({ nomor: first + index, reason: 'BUKAN_UTF8' });
    else if (line.trim() !== '') {
      numbers.push(first + index);
      texts.push(line);
    }
  }
  return { numbers, texts };
}
