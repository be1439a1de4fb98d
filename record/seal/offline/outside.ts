// What others hold of the log: checkpoints and receipts that left it, against which an export cannot be bent.
import { type Checkpoint, checkpointIn } from '../checkpoint.ts';
import { promised, type Receipt } from '../receipt.ts';
import type { Verifier } from '../signing.ts';
import type { Edge, Hash } from '../tree.ts';
import type { Sides } from './form.ts';
import type { Find } from './verify.ts';

export interface Outside {
  readonly leafAt: (position: number, leaf: Hash) => void;
  readonly treeAt: (edge: Edge) => void;
  /** Judges what was not met on the way; says what could and what could not be held against the export. */
  readonly close: (newest: Checkpoint | null, sides: Sides) => string[];
}

interface Held {
  readonly checkpoint: Checkpoint;
  met: boolean;
}

export function outside(
  {
    verifiers,
    checkpoints,
    receipts,
  }: { verifiers: readonly Verifier[]; checkpoints: readonly string[]; receipts: readonly Receipt[] },
  find: Find,
): Outside {
  const held = checkpoints.flatMap((text, nth): Held[] => {
    const checkpoint = checkpointIn(text, verifiers);
    if (typeof checkpoint !== 'string') return [{ checkpoint, met: false }];
    find(`the ${nth + 1}. checkpoint given`, `It is none of this log: ${checkpoint}.`);
    return [];
  });
  const bySize = Map.groupBy(held, ({ checkpoint }) => checkpoint.size);
  const found = new Map<string, number>();
  const wanted = new Set(receipts.map(({ leaf }) => hexOf(leaf)));

  const receiptSaid = (receipt: Receipt, newest: Checkpoint | null, { from, to, size }: Sides): string[] => {
    const where = `receipt ${receipt.id}`;
    if (!promised(verifiers, receipt)) {
      find(where, 'It is not signed by a key of this log.');
      return [];
    }
    const position = found.get(hexOf(receipt.leaf));
    if (position !== undefined) return [`Receipt ${receipt.id} is kept: its row is at position ${position}.`];
    const isWhole = from === 0 && to === size;
    if (!newest || receipt.atMs >= newest.completeMs)
      return [`${where} is younger than what is sealed: it cannot be looked for yet.`];
    if (!isWhole) return [`${where} is not among the rows of this export, which holds a part of the log.`];
    find(where, `It was promised at ${new Date(receipt.atMs).toISOString()}, and no leaf of it is in the log.`);
    return [];
  };

  return {
    leafAt(position, leaf) {
      if (wanted.size === 0) return;
      const hex = hexOf(leaf);
      if (wanted.has(hex)) found.set(hex, position);
    },
    treeAt(edge) {
      for (const one of bySize.get(edge.size()) ?? []) {
        one.met = true;
        if (Buffer.compare(edge.root(), one.checkpoint.root) !== 0)
          find(
            `the checkpoint given of ${new Date(one.checkpoint.atMs).toISOString()}`,
            `Of ${one.checkpoint.size} rows it has another root than the export: what was sealed then is not what the export says.`,
          );
      }
    },
    close(newest, sides) {
      for (const { checkpoint, met } of held)
        if (checkpoint.number > (newest?.number ?? -1))
          find(
            `the checkpoint given of ${new Date(checkpoint.atMs).toISOString()}`,
            `It is number ${checkpoint.number} with ${checkpoint.size} rows, and the export ends with number ${newest?.number ?? 'none'} of ${newest?.size ?? 0} rows: ` +
              (met ? 'the log was rolled back' : 'the log was cut off or rolled back') +
              ', unless the export was made before.',
          );
      const unmet = held.filter(({ checkpoint, met }) => !met && checkpoint.number <= (newest?.number ?? -1));
      return [
        ...(held.length === 0
          ? ['No checkpoint from elsewhere was given: that the log goes no further than this export is not shown.']
          : [`${held.length - unmet.length} checkpoints from elsewhere were held against it.`]),
        ...(unmet.length > 0 ? [`${unmet.length} are of sizes that this part of the log does not show.`] : []),
        ...receipts.flatMap((receipt) => receiptSaid(receipt, newest, sides)),
      ];
    },
  };
}

function hexOf(hash: Hash): string {
  return Buffer.from(hash).toString('hex');
}
