// The time that one request has: when it is over, or its caller is gone, nothing more is begun for it.
import type { ServerResponse } from 'node:http';
import { refusal } from '@bagi/agreements/refusals.ts';

export interface Deadline {
  /** Aborted with the refusal that its caller hears. */
  readonly signal: AbortSignal;
  /** What work gives, or the refusal when the time is over before; the work itself may go on until it notices. */
  readonly within: <Result>(work: Promise<Result>) => Promise<Result>;
}

/** The deadline of the request that a response answers. Bytes that are on their way are not cut off. */
export function deadlineOf(response: ServerResponse, patienceMs: number): Deadline {
  const controller = new AbortController();
  const end = (what: string) => {
    if (!response.headersSent) controller.abort(refusal('UNAVAILABLE', what));
  };
  const timer = setTimeout(() => end(`The answer took longer than ${patienceMs / 1000} seconds.`), patienceMs);
  response.once('close', () => {
    clearTimeout(timer);
    end('The caller has left.');
  });
  const { signal } = controller;
  const over = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
  over.catch(() => {});
  return { signal, within: (work) => Promise.race([work, over]) };
}
