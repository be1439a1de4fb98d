// Asking one system, one request after the other over one connection, and how long each took.
import type { OurSystem } from './systems.ts';

export interface Answered<Data> {
  readonly data: Data;
  readonly ms: number;
}

export interface Asker {
  /** Asks, and gives the answer with the milliseconds until its last byte was there. */
  readonly ask: <Data>(query: string, variables: Readonly<Record<string, unknown>>) => Promise<Answered<Data>>;
}

/** Asks as a partner. */
export function asker(system: OurSystem, partner: string): Asker {
  return {
    async ask<Data>(query: string, variables: Readonly<Record<string, unknown>>) {
      const body = JSON.stringify({ query, variables });
      const headers = { ...(await system.headersOf(partner)), 'content-type': 'application/json' };
      const began = performance.now();
      const text = await (await fetch(system.url, { method: 'POST', headers, body })).text();
      const ms = performance.now() - began;
      const { data, errors } = JSON.parse(text) as { data?: Data; errors?: unknown };
      if (!data) throw new Error(`A request of the measurement was refused: ${JSON.stringify(errors).slice(0, 500)}`);
      return { data, ms };
    },
  };
}

/** The value that this share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
