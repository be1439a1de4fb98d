// Stands before every operation on a subgraph and lets through only what the caller's agreement names.
import { permits } from '@bagi/agreements/grants.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import type { Asking } from '@bagi/agreements/asking.ts';

/** The router's own questions. */
const plumbing = new Set(['Query._service', 'Query._entities', '_Service.sdl']);

/** Refuses the whole operation when one field of it is not granted. */
export function admit(requested: ReadonlySet<string>, { contract }: Asking): void {
  for (const coordinate of requested) {
    if (plumbing.has(coordinate) || permits(contract.grants, coordinate)) continue;
    throw refusal('GRAPHQL_VALIDATION_FAILED', 'The operation asks for a field that does not exist.');
  }
}
