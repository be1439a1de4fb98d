// How an operation on a subgraph is answered: given its context, carried out behind the gate, its failures said in few words.
import { type DocumentNode, execute, type ExecutionResult } from 'graphql';
import type { Asking } from '@bagi/agreements/asking.ts';
import { type CarryOut, carriedOut } from './carryOut.ts';
import { contexts, type Tools } from './context.ts';
import { heard, type OnFailure } from './failures.ts';
import { requestedIn } from './requested.ts';
import type { Subgraph } from './subgraph.ts';

export interface Question {
  readonly document: DocumentNode;
  readonly variables?: Record<string, unknown> | undefined;
  readonly operationName?: string | undefined;
}

export type Answer = (question: Question, asking: Asking) => Promise<ExecutionResult>;

/** Answers operations on a subgraph in this process, for whoever asks. */
export function answerer({ schema }: Pick<Subgraph, 'schema'>, tools: Tools, onFailure: OnFailure): Answer {
  const requestedOf = requestedIn(schema);
  const contextOf = contexts(tools);
  const carryOut = remembering(schema);
  return async ({ document, variables, operationName }, asking) => {
    const contextValue = contextOf(requestedOf(document), asking);
    const own = carryOut(document, operationName);
    const result = own
      ? await own(variables ?? {}, contextValue)
      : await execute({
          schema,
          document,
          variableValues: variables ?? null,
          operationName: operationName ?? null,
          contextValue,
        });
    return result.errors ? { ...result, errors: result.errors.map((error) => heard(error, onFailure)) } : result;
  };
}

/** Works out each document once: plans repeat the same ones. */
function remembering(schema: Subgraph['schema']): (document: DocumentNode, operationName?: string) => CarryOut | null {
  const known = new WeakMap<DocumentNode, Map<string, CarryOut | null>>();
  return (document, operationName) => {
    const ofDocument = known.get(document) ?? new Map<string, CarryOut | null>();
    known.set(document, ofDocument);
    const name = operationName ?? '';
    if (!ofDocument.has(name)) ofDocument.set(name, carriedOut(schema, document, operationName));
    return ofDocument.get(name) ?? null;
  };
}
