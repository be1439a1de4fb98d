// A reply without what changes from one moment to the next, so that two replies can be held against each other.
import type { Reply } from '../system.ts';
import type { Heard } from './probing.ts';

const byTheMoment = new Set(['date', 'x-request-id', 'ratelimit', 'record-receipt', 'record-checkpoint']);

export function steady({ status, headers, text }: Reply): Heard {
  return { status, headers: Object.fromEntries([...headers].filter(([name]) => !byTheMoment.has(name))), text };
}
