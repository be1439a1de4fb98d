// The write-once folder: every checkpoint beside the database, in a file for each day that is only ever added to.
import {
  chmodSync,
  closeSync,
  constants,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, checkpointIn } from './checkpoint.ts';
import type { Verifier } from './signing.ts';

export interface Kept {
  readonly text: string;
  readonly checkpoint: Checkpoint;
}

export interface Folder {
  /** The newest checkpoint that the log has signed and that was put here; null when there is none. */
  readonly newest: () => Kept | null;
  /** Puts checkpoints after what is there, and returns when they are on the disk. */
  readonly add: (checkpoints: readonly Kept[]) => void;
  /** Puts a file of its own beside them, once. */
  readonly put: (name: string, bytes: Uint8Array) => void;
}

const days = /^\d{4}-\d\d-\d\d\.txt$/;

/** Opens the folder of a log; what does not verify is none of its checkpoints. */
export function openFolder(directory: string, verifiers: readonly Verifier[]): Folder {
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  return {
    newest() {
      for (const file of daysIn(directory).toReversed()) {
        const kept = checkpointsIn(readFileSync(join(directory, file), 'utf8'), verifiers);
        const last = kept.reduce<Kept | null>((most, one) => (isLater(one, most) ? one : most), null);
        if (last) return last;
      }
      return null;
    },
    add(checkpoints) {
      for (const [file, texts] of Map.groupBy(checkpoints, fileOf)) {
        append(directory, file, texts.map(({ text }) => `${text}\n`).join(''));
        close(directory, file);
      }
    },
    put(name, bytes) {
      const file = openSync(join(directory, name), 'wx', 0o444);
      writeSync(file, bytes);
      fdatasyncSync(file);
      closeSync(file);
    },
  };
}

/** The checkpoints in a text that are signed by one of the keys, as they stand; half a checkpoint that a crash left is none. */
export function checkpointsIn(text: string, verifiers: readonly Verifier[]): Kept[] {
  return notesIn(text).flatMap((note) => {
    const checkpoint = checkpointIn(note, verifiers);
    return typeof checkpoint === 'string' ? [] : [{ text: note, checkpoint }];
  });
}

/** Whatever in a text has the form of a signed note. */
export function notesIn(text: string): string[] {
  return [...text.matchAll(/^\S+\n\d+\n(?:\S[^\n]*\n)+\n(?:\u2014 [^\n]+\n)+/gm)].map(([note]) => note);
}

function isLater({ checkpoint }: Kept, than: Kept | null): boolean {
  return than === null || checkpoint.number > than.checkpoint.number;
}

function fileOf({ checkpoint }: Kept): string {
  return `${new Date(checkpoint.atMs).toISOString().slice(0, 10)}.txt`;
}

function daysIn(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => days.test(name))
    .toSorted();
}

function append(directory: string, name: string, text: string): void {
  const path = join(directory, name);
  const { O_APPEND, O_CREAT, O_RDWR } = constants;
  chmodIfOwned(path, 0o644);
  const file = openSync(path, O_RDWR | O_APPEND | O_CREAT, 0o644);
  try {
    // Empty lines first: what a crash has broken off does not spoil what follows it.
    writeSync(file, `\n\n${text}`);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Days that have gone by are for reading alone. */
function close(directory: string, current: string): void {
  for (const name of daysIn(directory)) if (name < current) chmodIfOwned(join(directory, name), 0o444);
}

function chmodIfOwned(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch {
    // Not there yet, or held by the file system to being added to: then it keeps what is written without us.
  }
}
