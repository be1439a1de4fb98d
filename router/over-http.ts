// Asks subgraphs of other processes: the caller's own token goes along, for each subgraph judges it by itself.
import { refusal } from '@bagi/agreements/refusals.ts';
import { type ExecutionResult, print } from 'graphql';
import { spoken } from './reply.ts';
import type { Ask } from './plan.ts';

/** Asks over HTTP; the addresses are those of the subgraphs' GraphQL endpoints. */
export function overHttp(addresses: ReadonlyMap<string, string>, patienceMs: number): Ask {
  return async (subgraph, { document, variables, operationName }, { authorization, requestId, signal }) => {
    const address = addresses.get(subgraph);
    if (address === undefined) throw new Error(`The subgraph ${subgraph} has no address.`);
    try {
      const reply = await fetch(address, {
        method: 'POST',
        headers: {
          authorization,
          'content-type': 'application/json',
          accept: 'application/json',
          'x-request-id': requestId,
        },
        body: JSON.stringify({ query: print(document), variables, operationName }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
        redirect: 'error',
      });
      return (await reply.json()) as ExecutionResult;
    } catch {
      return { errors: [spoken(refusal('UNAVAILABLE', `The part ${subgraph} does not answer.`))] };
    }
  };
}
