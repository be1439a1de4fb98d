// The leaves of an export, one line after the other: each is held against its row, and the tree over them against every checkpoint.
import type { Checkpoint } from '../checkpoint.ts';
import { leafHashOf, sealedLog } from '../sealedLogs.ts';
import { edgeOf, type Hash, perfectTrees } from '../tree.ts';
import { files, type Line, lineText, type Sides } from './form.ts';
import type { Outside } from './outside.ts';
import type { Find } from './verify.ts';

export interface Leaves {
  /** The position after the last leaf that was taken. */
  readonly next: () => number;
  /** Takes the next line; `due` is the checkpoint in whose tree it should be. */
  readonly take: (text: string, due: Checkpoint | null) => void;
  /** Holds the tree against the checkpoint that ends here. */
  readonly compare: (checkpoint: Checkpoint) => void;
  /** Adds what stands to the right. */
  readonly end: () => void;
  readonly said: () => string[];
}

/** The clocks of the machines that record and seal may differ by so much, and a request may take so long. */
const slackMs = 60 * 60 * 1000;

export function leaves(
  sides: Sides,
  fields: ReadonlySet<string>,
  { leafAt, treeAt }: Pick<Outside, 'leafAt' | 'treeAt'>,
  find: Find,
): Leaves {
  const { from, to, keptSince } = sides;
  const edge = edgeOf(from, sides.left.map(bytes));
  const keptMs = Date.parse(keptSince ?? '') || Number.POSITIVE_INFINITY;
  const counts = { rows: 0, dropped: 0 };
  /** Everything up to this moment is sealed by what was compared last; whatever is sealed later happened later. */
  let completeMs = Number.NEGATIVE_INFINITY;
  let [next, agreed, isBroken] = [from, from, false];

  const judgeRow = ({ position, leaf, source, row }: Line, text: string, due: Checkpoint | null) => {
    const log = sealedLog(source);
    const where = `position ${position}${row ? `, row ${row.id}` : ''}`;
    if (!log) return find(where, 'It is said to be of a table that is not sealed: it was changed.');
    if (row === null) {
      counts.dropped++;
      if (!log.isMonthly) find(where, `The row was deleted: nothing of ${source} ever goes.`);
      else if (completeMs - slackMs > keptMs)
        find(where, `The row was deleted: it was sealed in months that are kept, since ${keptSince}.`);
      return;
    }
    counts.rows++;
    const moment = String(row[log.moment]);
    const atMs = Date.parse(moment);
    if (!isWritten({ position, leaf, source, row }, text))
      find(where, 'The row is written in another form than rows are: it was changed.');
    else if (hexOf(leafHashOf(log, row)) !== leaf)
      find(where, 'The row is not the one that was sealed: it was changed after that, or its leaf was.');
    else if (log.isMonthly && atMs < keptMs)
      find(where, `The row is of ${moment}, and rows are said to be kept since ${keptSince}.`);
    else if (atMs < completeMs - slackMs || (due && atMs > due.atMs + slackMs))
      find(where, `The row says ${moment}, and was sealed when all of that time had been: it was put in afterwards.`);
    else if (typeof row['medan'] === 'string' && !fields.has(row['medan']))
      find(where, `The set of fields that it names is not in ${files.fields}: it was taken out, or changed.`);
  };

  treeAt(edge);
  return {
    next: () => next,
    said: () => [
      `${counts.rows} rows were read, at positions ${from} to ${to - 1}.`,
      ...(counts.dropped > 0
        ? [`${counts.dropped} rows are not there any more: rows are kept since ${keptSince}.`]
        : []),
    ],
    take(text, due) {
      const line = lineIn(text);
      if (!line) return find(`after position ${next - 1}`, 'A line cannot be read: it was changed.');
      if (line.position === null || line.leaf === null)
        return find(
          `row ${line.row?.id}`,
          'The row was never sealed, though later ones were: it was put in afterwards.',
        );
      const { position } = line;
      if (position > next)
        find(next + 1 === position ? `position ${next}` : `positions ${next} to ${position - 1}`, 'Missing: deleted.');
      if (position < next) find(`position ${position}`, 'It stands there again, or out of its order: put in or moved.');
      judgeRow(line, text, due);
      const leaf = bytes(line.leaf);
      leafAt(position, leaf);
      edge.add(leaf);
      treeAt(edge);
      next = Math.max(next, position + 1);
    },
    compare(checkpoint) {
      completeMs = checkpoint.completeMs;
      if (isBroken) return;
      if (edge.size() === checkpoint.size && Buffer.compare(edge.root(), checkpoint.root) === 0) {
        agreed = checkpoint.size;
        return;
      }
      isBroken = true;
      find(
        agreed === checkpoint.size ? `before position ${agreed}` : `positions ${agreed} to ${checkpoint.size - 1}`,
        `The leaves are not those over which checkpoint ${checkpoint.number} of ${momentOf(checkpoint)} was signed: some were changed, put in, taken out or moved.`,
      );
    },
    end() {
      if (next !== to)
        return find(`position ${next}`, `The export should go on to position ${to - 1}: it was cut off.`);
      if (isBroken || edge.size() !== to) return;
      for (const [nth, { level }] of perfectTrees(to, sides.size).entries()) {
        edge.graft(bytes(sides.right[nth] ?? ''), level);
        treeAt(edge);
      }
      next = sides.size;
    },
  };
}

function lineIn(text: string): Line | null {
  try {
    const line = JSON.parse(text) as Line;
    const isPlaced = line.position === null || Number.isSafeInteger(line.position);
    const isHashed = line.leaf === null || /^[0-9a-f]{64}$/.test(line.leaf);
    return isPlaced && isHashed && typeof line.row === 'object' ? line : null;
  } catch {
    return null;
  }
}

/** Whether a line is what an export writes, to the byte; what lacks a column or has another kind of value is not. */
function isWritten(line: Line, text: string): boolean {
  try {
    return `${text}\n` === lineText(line);
  } catch {
    return false;
  }
}

function momentOf({ atMs }: Checkpoint): string {
  return new Date(atMs).toISOString();
}

function hexOf(hash: Hash): string {
  return Buffer.from(hash).toString('hex');
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}
