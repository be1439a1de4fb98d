// Reads a list line by line into rows that may be matched, and tells every other line by its number and its reason.
import { copyRows } from './copyRows.ts';
import { columnsIn, rowsIn } from './csv.ts';
import { type Block, blocks, tooLong } from './lines.ts';
import { objectIn } from './ndjson.ts';
import { neverPlain, type Plain, plainLines } from './plain.ts';
import { type Cells, type Column, columns, days, type Reason, rowsOf, type TakeRow } from './row.ts';
import { backOf, frontOf, type Seen, seenNumbers } from './seen.ts';

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
  readonly rows: Uint8Array;
  readonly faults: readonly Fault[];
  /** Bytes of the list that have been read. */
  readonly read: number;
}

/** What each block of lines holds. Lines that are empty are none. */
export async function* reading(list: AsyncIterable<Uint8Array>, form: Form): AsyncGenerator<Read> {
  const dayOf = days();
  const wasSeen = seenNumbers();
  let judge: Judge | null = form === 'CSV' ? null : objects(rowsOf(columns, dayOf));
  for await (const block of blocks(list)) {
    const isHeading = judge === null;
    judge ??= headed(lineOf(block, 0), dayOf);
    yield { columns: judge.columns, ...taken(judge, block, isHeading ? 1 : 0, wasSeen), read: block.read };
  }
}

/** What is the matter with a line, what of it is copied, or null for an empty one. */
type Found = ReturnType<TakeRow> | null;

interface Judge {
  readonly columns: readonly Column[];
  /** Takes what needs no parser. */
  readonly plain: Plain;
  /** Judges lines that follow each other, each by itself. */
  readonly all: (lines: readonly (string | null)[]) => Found[];
}

/** The lines of a block in their order: plain ones as they stand, and what lies between them given to the parser together. */
function taken({ plain, all }: Judge, block: Block, from: number, wasSeen: Seen): Pick<Read, 'rows' | 'faults'> {
  const rows = copyRows(block.bytes, block.starts.length);
  const faults: Fault[] = [];
  const fault = (index: number, reason: Reason) => faults.push({ nomor: block.first + index, reason });
  let judged = from;
  const judge = (until: number) => {
    const lines = Array.from({ length: until - judged }, (_, place) => lineOf(block, judged + place));
    for (const [place, found] of all(lines).entries()) {
      if (found === null) continue;
      if (typeof found === 'string') fault(judged + place, found);
      else if (wasSeen(frontOf(found.nip), backOf(found.nip))) fault(judged + place, 'NIP_BERULANG');
      else rows.add(block.first + judged + place, found.copied);
    }
    judged = until;
  };
  const add = (index: number): boolean => {
    const end = block.ends[index] ?? tooLong;
    return end !== tooLong && rows.addPlain(block.first + index, plain, block.starts[index] ?? 0, end);
  };
  for (let index = from; index < block.starts.length; index++) {
    if (!add(index)) continue;
    if (judged < index) {
      // Of a NIP that comes twice the first line counts: what stands before this one is judged before it.
      rows.takeBack();
      judge(index);
      add(index);
    }
    judged = index + 1;
    if (!wasSeen(plain.front, plain.back)) continue;
    rows.takeBack();
    fault(index, 'NIP_BERULANG');
  }
  if (judged < block.starts.length) judge(block.starts.length);
  return { rows: rows.all(), faults };
}

function lineOf({ bytes, starts, ends }: Block, index: number): string | null {
  const end = ends[index] ?? 0;
  return end === tooLong ? null : bytes.toString('utf8', starts[index], end);
}

function headed(line: string | null, dayOf: ReturnType<typeof days>): Judge {
  const named = columnsIn(line ?? '');
  if (!named) throw new HeadingFault('The first line does not name the columns of a list.');
  const rowOf = rowsOf(named, dayOf);
  return {
    columns: named,
    plain: plainLines(named, dayOf),
    all(lines) {
      const found = lines.map(unread);
      // Whatever needs the parser is given to it together.
      const left = lines.filter((one, index): one is string => one !== null && found[index] === undefined);
      const parsed = rowsIn(left, named).values();
      return found.map((one) =>
        one === undefined ? judgedBy(rowOf, parsed.next().value ?? null, 'KOLOM_TIDAK_COCOK') : one,
      );
    },
  };
}

function objects(rowOf: TakeRow): Judge {
  const judgeOne = (line: string | null): Found => {
    const known = unread(line);
    return known === undefined ? judgedBy(rowOf, objectIn(line ?? ''), 'BUKAN_JSON') : known;
  };
  return { columns, plain: neverPlain, all: (lines) => lines.map(judgeOne) };
}

/** What needs no parser to be known: a line that is too long, not UTF-8, or nothing. */
function unread(line: string | null): Found | undefined {
  if (line === null) return 'TERLALU_PANJANG';
  if (line.includes('\ufffd')) return 'BUKAN_UTF8';
  return line.trim() === '' ? null : undefined;
}

function judgedBy(rowOf: TakeRow, cells: Cells | null, otherwise: Reason): Found {
  return cells === null ? otherwise : rowOf(cells);
}
