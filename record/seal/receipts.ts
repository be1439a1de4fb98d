// Receipts for whatever is committed at the same moment are signed together, as soon as that moment is over.
import { receiptsOf, receiptText, type Recorded } from './receipt.ts';
import type { Signer } from './signing.ts';

/** Gives the receipt of an access that is committed, as it stands in a header. */
export type GiveReceipt = (recorded: Recorded) => Promise<string>;

interface Waiting {
  readonly recorded: Recorded;
  readonly give: (text: string) => void;
  readonly fail: (error: unknown) => void;
}

/** A group of accesses is committed at once, and all of it asks in the same turn: no clock is waited for. */
export function receipts(signer: Signer, now: () => number): GiveReceipt {
  let waiting: Waiting[] = [];
  const giveAll = async () => {
    const group = waiting;
    waiting = [];
    try {
      const made = await receiptsOf(
        signer,
        group.map(({ recorded }) => recorded),
        now(),
      );
      for (const [index, receipt] of made.entries()) group[index]?.give(receiptText(receipt));
    } catch (error) {
      for (const one of group) one.fail(error);
    }
  };
  return (recorded) =>
    new Promise((give, fail) => {
      if (waiting.length === 0) process.nextTick(() => void giveAll());
      waiting.push({ recorded, give, fail });
    });
}
