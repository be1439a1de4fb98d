// How an operation on a subgraph is answered: given its context, executed behind the gate, its failures said in few words.
import { type DocumentNode, execute, type ExecutionResult } from 'graphql';
import type { Asking } from '@bagi/agreements/asking.ts';
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
  return async ({ document, variables, operationName }, asking) => {
    const result = await execute({
      schema,
      document,
      variableValues: variables ?? null,
      operationName: operationName ?? null,
      contextValue: contextOf(requestedOf(document), asking),
    });
    return result.errors ? { ...result, errors: result.errors.map((error) => heard(error, onFailure)) } : result;
  };
}
