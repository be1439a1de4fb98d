// Reads a list line by line into rows that may be matched, and tells every other line by its number and its reason.
import { columnsIn, rowsIn } from './csv.ts';
import { blocks } from './lines.ts';
import { objectIn } from './ndjson.ts';
import { plainLines } from './plain.ts';
import { type Cells, type Column, columns, days, type Reason, rowsOf, type TakeRow } from './row.ts';
import { seenNumbers } from './seen.ts';

export type Form = 'CSV' | 'NDJSON';

/** The first line of a list does not name the columns that it needs. */
export class HeadingFault extends Error {}

export interface Fault {
  readonly nomor: number;
  readonly reason: Reason;
}

export interface Read {
  /** The columns of its rows, in the order in which they are copied. */
  readonly columns: readonly Column[];
  /** Its rows as COPY takes them: a line each, the number first. */
  readonly text: string;
  readonly faults: readonly Fault[];
  readonly bytes: number;
}

/** What each block of lines holds. Lines that are empty are none. */
export async function* reading(list: AsyncIterable<Uint8Array>, form: Form): AsyncGenerator<Read> {
  const dayOf = days();
  const wasSeen = seenNumbers();
  let judge: Judge | null = form === 'CSV' ? null : objects(rowsOf(columns, dayOf));
  for await (const { first, lines, bytes } of blocks(list)) {
    const isHeading = judge === null;
    judge ??= headed(lines[0], dayOf);
    const from = isHeading ? 1 : 0;
    const faults: Fault[] = [];
    let text = '';
    for (const [index, found] of judge.all(lines.slice(from)).entries()) {
      const nomor = first + from + index;
      if (found === null) continue;
      if (typeof found === 'string') faults.push({ nomor, reason: found });
      else if (wasSeen(found.nip)) faults.push({ nomor, reason: 'NIP_BERULANG' });
      else text += `${nomor}\t${found.copied}\n`;
    }
    yield { columns: judge.columns, text, faults, bytes };
  }
}

/** What is the matter with a line, what of it is copied, or null for an empty one. */
type Found = ReturnType<TakeRow> | null;

interface Judge {
  readonly columns: readonly Column[];
  /** Judges lines that follow each other, each by itself. */
  readonly all: (lines: readonly (string | null)[]) => Found[];
}

function headed(line: string | null | undefined, dayOf: ReturnType<typeof days>): Judge {
  const named = columnsIn(line ?? '');
  if (!named) throw new HeadingFault('The first line does not name the columns of a list.');
  const rowOf = rowsOf(named, dayOf);
  const plain = plainLines(named, dayOf);
  return {
    columns: named,
    all(lines) {
      const found = lines.map((one): Found | undefined =>
        one === null ? 'TERLALU_PANJANG' : (plain(one) ?? unread(one)),
      );
      // Whatever is not plain is given to the parser together.
      const left = lines.filter((one, index): one is string => one !== null && found[index] === undefined);
      const parsed = rowsIn(left, named).values();
      return found.map((one) =>
        one === undefined ? judged(parsed.next().value ?? null, rowOf, 'KOLOM_TIDAK_COCOK') : one,
      );
    },
  };
}

function objects(rowOf: TakeRow): Judge {
  const judgeOne = (line: string): Found => {
    const known = unread(line);
    return known === undefined ? judged(objectIn(line), rowOf, 'BUKAN_JSON') : known;
  };
  return { columns, all: (lines) => lines.map((one) => (one === null ? 'TERLALU_PANJANG' : judgeOne(one))) };
}

/** What needs no parser to be known: a line that is not UTF-8, or nothing. */
function unread(line: string): Found | undefined {
  if (line.includes('\ufffd')) return 'BUKAN_UTF8';
  return line.trim() === '' ? null : undefined;
}

function judged(cells: Cells | null, rowOf: TakeRow, otherwise: Reason): Found {
  return cells === null ? otherwise : rowOf(cells);
}
