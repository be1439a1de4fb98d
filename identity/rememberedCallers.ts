// Remembers who a token was verified to be, until that token expires, because verifying a signature costs 0.2 ms.
import { hash } from 'node:crypto';

import type { Caller } from './caller.ts';

export type RememberedCallers = {
  readonly recall: (token: string) => Caller | undefined;
  readonly remember: (caller: Caller) => void;
};

/** Only successes are given to it, and it holds digests: the memory of the process keeps no token longer than its request. */
export function rememberedCallers(callersMax: number, now: () => number): RememberedCallers {
  const callers = new Map<string, Omit<Caller, 'token'>>();

  function recall(token: string): Caller | undefined {
    const key = digest(token);
    const caller = callers.get(key);
    if (caller === undefined) return undefined;
    // Taken out and put back, a Map keeps the least recently used first.
    callers.delete(key);
    if (now() >= caller.expiresAt) return undefined;
    callers.set(key, caller);
    return { ...caller, token };
  }

  function remember({ token, ...caller }: Caller): void {
    callers.set(digest(token), caller);
    for (const oldest of callers.keys()) {
      if (callers.size <= callersMax) break;
      callers.delete(oldest);
    }
  }

  return { recall, remember };
}

function digest(token: string): string {
  return hash('sha256', token);
}
