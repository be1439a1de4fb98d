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

/** What a subgraph answers: whom it read goes with it. */
type Told = ExecutionResult & { readonly extensions?: { readonly persons?: readonly string[] } };

/** The answer alone; whom it holds is taken down first. An answer that does not say whom it holds is none. */
function told({ extensions, ...result }: Told, persons: Set<string>): ExecutionResult {
  if (!result.errors && !extensions?.persons) throw new Error('A subgraph does not say whom it read.');
  for (const person of extensions?.persons ?? []) persons.add(person);
  return result;
}

/** Asks over HTTP. */
export function overHttp({ addresses, assertCall, patienceMs, onDistrusted }: Calling): Ask {
  return async (subgraph, { document, variables, operationName }, asking) => {
    const { contract, authorization, requestId, signal } = asking;
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
      if (reply.status !== 401) return told((await reply.json()) as Told, asking.persons);
      // It is the router that was refused, so its caller could do nothing about it.
      onDistrusted(subgraph, requestId);
      await reply.body?.cancel();
    } catch {
      // Whatever it is, the caller hears the same.
    }
    return { errors: [spoken(refusal('UNAVAILABLE', `The part ${subgraph} does not answer.`))] };
  };
}
