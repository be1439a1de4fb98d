// How much the proof tries: the one number to turn up for a long night, or down for a quick look.

/** Operations tried for each partner and property, over HTTP with subgraphs in process. */
export const runs = 150;

/** The same operations every time; another number tries others. */
export const seed = 1;

/** Where each operation costs little, because no server stands between. */
export const runsMany: number = runs * 6;

/** Where each operation costs more, such as with every subgraph in a process of its own. */
export const runsFew: number = Math.ceil(runs / 5);

/** What a proof tells its library: how often to try, and when to stop looking for a shorter counterexample. */
export function tries(numRuns: number) {
  return { numRuns, seed, skipAllAfterTimeLimit: 150_000 };
}
