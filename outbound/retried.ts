// Calls that may be made again: after a while that doubles, as long as the whole stays within its time.
import { setTimeout as pause } from 'node:timers/promises';
import { isPassing, OutboundFault } from './fault.ts';

export interface Patience {
  /** How often at most. */
  readonly tries: number;
  /** The first wait; each further one is twice as long, and up to a half longer by chance. */
  readonly waitMs: number;
  /** No try begins after this. */
  readonly withinMs: number;
}

/** Tries until it succeeds; what cannot pass by itself is thrown at once, and the last fault when patience ends. */
export async function retried<Answer>(
  { tries, waitMs, withinMs }: Patience,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  const began = performance.now();
  for (let made = 1; ; made += 1) {
    try {
      return await attempt();
    } catch (error) {
      const wait = waitMs * 2 ** (made - 1) * (1 + Math.random() / 2);
      const isOver = made >= tries || performance.now() - began + wait > withinMs;
      if (isOver || !(error instanceof OutboundFault) || !isPassing(error)) throw error;
      await pause(wait);
    }
  }
}
