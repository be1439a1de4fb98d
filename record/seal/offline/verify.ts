// Verifies an export by itself, line by line, without a database: whatever was changed after it was sealed does not fit any more.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Receipt } from '../receipt.ts';
import type { Verifier } from '../signing.ts';
import { fieldsIn } from './fields.ts';
import { files, type Sides } from './form.ts';
import { history } from './history.ts';
import { leaves } from './leaves.ts';
import { outside } from './outside.ts';
import { stamps } from './stamps.ts';

export interface Verifying {
  readonly directory: string;
  readonly verifiers: readonly Verifier[];
  /** Checkpoints from elsewhere: a partner's, the write-once folder's. */
  readonly checkpoints: readonly string[];
  readonly receipts: readonly Receipt[];
  /** Certificates of time-stamping authorities that are trusted. */
  readonly trusted: readonly Uint8Array[];
  readonly onProgress: (position: number) => void;
}

/** Something that is not as it was sealed. */
export interface Finding {
  /** The row, by position and id where they are known, or the checkpoint. */
  readonly where: string;
  readonly what: string;
}

export type Find = (where: string, what: string) => void;

export interface Verdict {
  readonly findings: readonly Finding[];
  /** What was found to be in order, and what could not be looked at. */
  readonly said: readonly string[];
}

/** How many findings are told; after so many, nobody reads on. */
export const findingsMax = 100;

export async function verifyExport(verifying: Verifying): Promise<Verdict> {
  const { directory, verifiers, onProgress } = verifying;
  const findings: Finding[] = [];
  const find: Find = (where, what) => {
    if (findings.length < findingsMax) findings.push({ where, what });
  };
  const sides = sidesIn(readFileSync(join(directory, files.sides), 'utf8'));
  const stamped = stamps(directory, verifying.trusted, find);
  const checkpoints = history(readNotes(join(directory, files.checkpoints)), verifiers, stamped.met, find);
  const others = outside(verifying, find);
  const tree = leaves(sides, fieldsIn(directory, find), others, find);
  let due = await checkpoints.next();
  const pass = async () => {
    // Several checkpoints may have one size.
    for (; due && due.size <= tree.next(); due = await checkpoints.next()) tree.compare(due);
  };
  await pass();
  for await (const line of createInterface({
    input: createReadStream(join(directory, files.rows)),
    crlfDelay: Infinity,
  })) {
    tree.take(line, due);
    await pass();
    if (tree.next() % 10_000 === 0) onProgress(tree.next());
  }
  tree.end();
  await pass();
  for (; due; due = await checkpoints.next())
    find(
      `checkpoint ${due.number}`,
      `${due.size} rows were sealed, and the export ends after ${tree.next()}: the rest was cut off.`,
    );
  const newest = checkpoints.newest();
  if (!newest) find(files.checkpoints, 'There is no checkpoint of this log: nothing can be verified.');
  else if (sides.size !== newest.size)
    find(files.sides, `It says ${sides.size} rows, and the newest checkpoint ${newest.size}: one of them was changed.`);
  const said = [
    ...tree.said(),
    ...(newest
      ? [
          `The newest checkpoint is number ${newest.number} of ${new Date(newest.atMs).toISOString()}, over ${newest.size} rows.`,
        ]
      : []),
    ...(await stamped.said()),
    ...others.close(newest, sides),
  ];
  return { findings, said };
}

/** Notes in a file, one after the other, whatever their number. */
async function* readNotes(path: string): AsyncGenerator<string> {
  if (!existsSync(path)) return;
  let [note, isSigned] = ['', false];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const signs = line.startsWith('\u2014 ');
    if (isSigned && !signs) {
      yield note;
      [note, isSigned] = ['', false];
      if (line === '') continue;
    }
    note += `${line}\n`;
    isSigned = signs;
  }
  if (note.trim() !== '') yield note;
}

function sidesIn(text: string): Sides {
  const sides = JSON.parse(text) as Sides;
  const isWhole =
    [sides.from, sides.to, sides.size].every(Number.isSafeInteger) && [sides.left, sides.right].every(Array.isArray);
  if (!isWhole) throw new Error(`${files.sides} is not what an export writes.`);
  return sides;
}
