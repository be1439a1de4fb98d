// Asks subgraphs of other processes: the caller's own token goes along, and what the router asserts about just this call.
import { refusal } from '@bagi/agreements/refusals.ts';
import { type AssertCall, assertionHeader } from '@bagi/identity/routerAssertion.ts';
import { type ExecutionResult, print } from 'graphql';
import { spoken } from './reply.ts';
import type { Ask } from './plan.ts';

export interface Calling {
  /** Name → address of each subgraph's GraphQL endpoint. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly assertCall: AssertCall;
  readonly patienceMs: number;
  /** Told of a subgraph that did not believe the router; it may not have the router's key, or another clock. */
  readonly onDistrusted: (subgraph: string, requestId: string) => void;
}

/** Asks over HTTP. */
export function overHttp({ addresses, assertCall, patienceMs, onDistrusted }: Calling): Ask {
  return async (subgraph, { document, variables, operationName }, { contract, authorization, requestId, signal }) => {
    const address = addresses.get(subgraph);
    if (address === undefined) throw new Error(`The subgraph ${subgraph} has no address.`);
    const { partner, version: agreement } = contract.agreement;
    const body = Buffer.from(JSON.stringify({ query: print(document), variables, operationName }));
    try {
      const reply = await fetch(address, {
        method: 'POST',
        headers: {
          authorization,
          'content-type': 'application/json',
          accept: 'application/json',
          [assertionHeader]: await assertCall({ subgraph, partner, agreement, requestId, body }),
        },
        body,
        signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
        redirect: 'error',
      });
      if (reply.status !== 401) return (await reply.json()) as ExecutionResult;
      // It is the router that was refused, so its caller could do nothing about it.
      onDistrusted(subgraph, requestId);
      await reply.body?.cancel();
    } catch {
      // Whatever it is, the caller hears the same.
    }
    return { errors: [spoken(refusal('UNAVAILABLE', `The part ${subgraph} does not answer.`))] };
  };
}
