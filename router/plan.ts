// How an admitted operation is carried out: planned over the supergraph, its parts asked of the subgraphs, joined again.
import type { Asking } from '@bagi/agreements/asking.ts';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { getExecutorForUnifiedGraph } from '@graphql-mesh/fusion-runtime';
import { trace } from '@opentelemetry/api';
import { type DocumentNode, type ExecutionResult, getOperationAST } from 'graphql';
import { decided } from './decided.ts';

/** A part of an operation, asked of one subgraph for someone. */
export interface Part {
  readonly document: DocumentNode;
  readonly variables?: Record<string, unknown> | undefined;
  readonly operationName?: string | undefined;
}

/** Asks subgraphs, in this process or over HTTP: what the router is given, so that it knows no subgraph. */
export type Ask = (subgraph: string, part: Part, asking: Asked) => Promise<ExecutionResult>;

/** Who asks, with the header that proves it to a subgraph of another process. */
export interface Asked extends Asking {
  readonly authorization: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export type Carry = (part: Part, asking: Asked) => Promise<ExecutionResult>;

/** Carries out operations over a supergraph. Plans are remembered by the planner for each operation. */
export function carrier(supergraphSdl: string, ask: Ask): Carry & AsyncDisposable {
  const tracer = trace.getTracer('bagi-pakai');
  const execute = getExecutorForUnifiedGraph<Asked>({
    getUnifiedGraph: () => supergraphSdl,
    handleUnifiedGraph: unifiedGraphHandler,
    transports: {
      http: {
        getSubgraphExecutor:
          ({ subgraphName }) =>
          ({ document, variables, operationName, context }) =>
            tracer.startActiveSpan(`subgraph ${subgraphName.toLowerCase()}`, async (span) => {
              const asking = context as unknown as Asked;
              try {
                // Parts that follow one that took too long are not begun; nobody hears of it any more.
                asking.signal.throwIfAborted();
                return await ask(subgraphName.toLowerCase(), { document, variables, operationName }, asking);
              } finally {
                span.end();
              }
            }) as Promise<never>,
      },
    },
  });
  const carry: Carry = async ({ document, variables, operationName }, asking) => {
    const left = decided(document, variables ?? {});
    if (getOperationAST(left, operationName)?.selectionSet.selections.length === 0) return { data: {} };
    return (await execute({
      document: left,
      variables,
      ...(operationName === undefined ? {} : { operationName }),
      context: asking,
    })) as ExecutionResult;
  };
  return Object.assign(carry, { [Symbol.asyncDispose]: () => execute[Symbol.asyncDispose]() });
}
