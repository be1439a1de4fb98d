// How many requests of a partner are carried out at once: the others wait for their turn, and beyond that they are refused.
import { refusal } from '@bagi/agreements/refusals.ts';

/** Gives the turn back; what waits longest gets it. */
export type Leave = () => void;

/** Waits for a turn of a partner, at most until the signal. */
export type TakeTurn = (partner: string, concurrentMax: number, signal: AbortSignal) => Promise<Leave>;

interface Queue {
  busy: number;
  readonly waiting: Set<() => void>;
}

/** How many of a partner's requests may wait. */
export const waitingMax = 64;

/** Turns for one process, so that no partner can keep all of it busy; each has a queue of its own. */
export function turns(): TakeTurn {
  const queues = new Map<string, Queue>();
  return async (partner, concurrentMax, signal) => {
    const queue = queues.get(partner) ?? { busy: 0, waiting: new Set() };
    queues.set(partner, queue);
    signal.throwIfAborted();
    if (queue.busy < concurrentMax) queue.busy++;
    else await called(queue, concurrentMax, signal);
    return leaving(queue);
  };
}

/** Waits until a turn is handed over: the number of those at work stays the same. */
function called(queue: Queue, concurrentMax: number, signal: AbortSignal): Promise<void> {
  if (queue.waiting.size >= waitingMax) {
    const what = `${concurrentMax} of your requests are under way and ${waitingMax} wait.`;
    throw refusal('QUOTA_EXCEEDED', what, { retryAfter: '1' });
  }
  return new Promise((resolve, reject) => {
    const begin = () => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    };
    const giveUp = () => {
      queue.waiting.delete(begin);
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', giveUp);
    queue.waiting.add(begin);
  });
}

function leaving(queue: Queue): Leave {
  let left = false;
  return () => {
    if (left) return;
    left = true;
    const [next] = queue.waiting;
    if (!next) queue.busy--;
    else {
      queue.waiting.delete(next);
      next();
    }
  };
}
