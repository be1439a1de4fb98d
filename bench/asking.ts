// Asking one system, one request after the other over one connection, and how long each took.
import type { Served } from './systems.ts';

export interface Answered<Data> {
  readonly data: Data;
  readonly ms: number;
}

export interface Asker {
  /** Asks, and gives the answer with the milliseconds until its last byte was there. */
  readonly ask: <Data>(query: string, variables: Readonly<Record<string, unknown>>) => Promise<Answered<Data>>;
}

/** Asks as a partner; a token is fetched anew before it ends. */
export function asker(system: Served, partner: string): Asker {
  let token = { text: '', until: 0 };
  return {
    async ask<Data>(query: string, variables: Readonly<Record<string, unknown>>) {
      if (Date.now() > token.until) token = { text: await system.token(partner), until: Date.now() + 200_000 };
      const body = JSON.stringify({ query, variables });
      const headers = { authorization: `Bearer ${token.text}`, 'content-type': 'application/json' };
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
