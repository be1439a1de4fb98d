// The form of an export: the log's keys, its checkpoints, a line for each leaf with its row, and the tree to both sides of them.
import { sealedLog, type SealedRow } from '../sealedLogs.ts';

/** Files of an export. */
export const files = {
  /** The public keys of the log, one a line. Whoever doubts the export takes them from elsewhere. */
  keys: 'keys.txt',
  /** Checkpoints in their order, as they are signed. */
  checkpoints: 'checkpoints.txt',
  /** A line for each leaf, in order of position, then rows that have none. */
  rows: 'rows.ndjson',
  /** The sets of fields that these rows name, a line for each. */
  fields: 'fields.ndjson',
  /** The tree to the left and to the right of these leaves. */
  sides: 'sides.json',
  /** Time-stamps over checkpoints. */
  stamps: 'stamps',
} as const;

/** One line of the rows. */
export interface Line {
  /** None of a row that was never sealed although it should have been. */
  readonly position: number | null;
  /** In hex. */
  readonly leaf: string | null;
  /** The log that the row is of. */
  readonly source: string;
  /** None of a row that is not there any more. */
  readonly row: SealedRow | null;
}

/** A line as it is written; the row stands in it as its leaf was made of it, to the byte. */
export function lineText({ position, leaf, source, row }: Line): string {
  const content = row ? (sealedLog(source)?.leafOf(row) ?? '') : 'null';
  return `{"position":${position},"leaf":${JSON.stringify(leaf)},"source":${JSON.stringify(source)},"row":${content}}\n`;
}

export interface Sides {
  /** The leaves that are exported: from one position up to, without, another. */
  readonly from: number;
  readonly to: number;
  /** Of the tree of the newest checkpoint. */
  readonly size: number;
  /** Perfect trees to the left of these, and to the right up to the newest checkpoint, in hex. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Rows before this moment were dropped with their months. */
  readonly keptSince: string | null;
}
