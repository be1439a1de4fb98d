// What is held against every reply of a proof.
import type { Operation } from './operations.ts';
import type { Pair, Seen } from './pair.ts';

/** Thrown when a property does not hold; the message is the counterexample. */
export class Counterexample extends Error {}

/** How often a difference in cost alone is asked again. */
const asksAgain = 5;

/**
 * The two replies are the same to the byte, cost the same statements, and are no failure of ours. Keys that answers bring
 * at the same moment go into one statement, so a number of statements may differ by chance: but not every time.
 */
export async function alike({ one, other }: Pair, partner: string, operation: Operation): Promise<Seen> {
  for (let time = 1; ; time++) {
    const [here, there] = await Promise.all([one(partner, operation), other(partner, operation)]);
    const byChance = time < asksAgain && JSON.stringify(distinct(here)) === JSON.stringify(distinct(there));
    if (byChance && here.statements.length !== there.statements.length) continue;
    if (here.status < 500 && JSON.stringify(here) === JSON.stringify(there)) return here;
    const seen = [here, there].map((reply) => JSON.stringify(reply));
    throw new Counterexample(['The replies differ, or fail.', JSON.stringify(operation), ...seen].join('\n'));
  }
}

function distinct(seen: Seen): Seen {
  return { ...seen, statements: [...new Set(seen.statements)] };
}
