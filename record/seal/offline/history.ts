// The checkpoints of an export as one history: each signed, each naming the one before, none missing and none out of its place.
import { type Checkpoint, checkpointIn, digestOf } from '../checkpoint.ts';
import type { Verifier } from '../signing.ts';
import type { Find } from './verify.ts';

export interface History {
  /** The next checkpoint that is one of this log; null at the end. */
  readonly next: () => Promise<Checkpoint | null>;
  readonly newest: () => Checkpoint | null;
}

const reasons = {
  NOT_A_CHECKPOINT: 'It is not in the form of a checkpoint.',
  UNKNOWN_KEY: 'It is not signed by a key of this log: it was forged, or its key is missing among those given.',
  BAD_SIGNATURE: 'Its signature does not fit its text: it was changed, or forged.',
} as const;

export function history(
  notes: AsyncGenerator<string>,
  verifiers: readonly Verifier[],
  onCheckpoint: (number: number, text: string) => void,
  find: Find,
): History {
  let newest: { checkpoint: Checkpoint; text: string } | null = null;
  let place = 0;
  const follows = (checkpoint: Checkpoint) => {
    const where = `checkpoint ${checkpoint.number}`;
    if (!newest) return;
    const before = newest.checkpoint;
    if (checkpoint.number <= before.number)
      find(where, `It stands after checkpoint ${before.number}: they were put in another order.`);
    else if (checkpoint.size < before.size)
      find(where, `It has ${checkpoint.size} rows, fewer than checkpoint ${before.number} before it.`);
    else if (checkpoint.number === before.number + 1 && checkpoint.previous !== digestOf(newest.text))
      find(
        where,
        `It does not follow from checkpoint ${before.number}: that one is another than was signed, or the history was forked.`,
      );
  };
  return {
    newest: () => newest?.checkpoint ?? null,
    async next() {
      for (;;) {
        const { value: text, done } = await notes.next();
        if (done === true || text === undefined) return null;
        place++;
        const checkpoint = checkpointIn(text, verifiers);
        if (typeof checkpoint === 'string') {
          find(`the ${place}. checkpoint of the export`, reasons[checkpoint]);
          continue;
        }
        follows(checkpoint);
        onCheckpoint(checkpoint.number, text);
        if (!newest || checkpoint.number > newest.checkpoint.number) newest = { checkpoint, text };
        return checkpoint;
      }
    },
  };
}
