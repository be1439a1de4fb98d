// The services of an agreement by their operations, as the paper names them: one operation may serve several of them.
import type { Agreement, Service } from './agreement.ts';
import { served } from './grants.ts';

/** What the paper calls what an operation gives, and where it says so. */
export interface Named {
  readonly nama: string;
  readonly pasal: string;
  readonly mode: Service['mode'];
}

/** Operation → its name and clause, in the order of the document. */
export function servicesOf(agreement: Agreement): Record<string, Named> {
  const found: Record<string, Named> = {};
  for (const { operation, name, clause, mode } of served(agreement)) {
    const before = found[operation];
    found[operation] = {
      nama: before ? joined(before.nama, name) : name,
      pasal: before ? joined(before.pasal, clause) : clause,
      mode,
    };
  }
  return found;
}

function joined(before: string, next: string): string {
  return before.split('; ').includes(next) ? before : `${before}; ${next}`;
}
