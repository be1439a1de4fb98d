// How an admitted operation is carried out: planned over the supergraph, its parts asked of the subgraphs, joined again.
import type { Asking } from '@bagi/agreements/asking.ts';
import { trace } from '@opentelemetry/api';
import { type DocumentNode, type ExecutionResult, getOperationAST } from 'graphql';
import { planner } from './carry/planner.ts';
import type { Progress } from './carry/steps.ts';
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

/** Carries out operations over a supergraph. */
export function carrier(supergraphSdl: string, ask: Ask): Carry {
  const tracer = trace.getTracer('bagi-pakai');
  const plan = planner(supergraphSdl);
  const asked = (subgraph: string, part: Part, asking: Asked): Promise<ExecutionResult> =>
    tracer.startActiveSpan(`subgraph ${subgraph}`, async (span) => {
      try {
        // Parts that follow one that took too long are not begun; nobody hears of it any more.
        asking.signal.throwIfAborted();
        return await ask(subgraph, part, asking);
      } finally {
        span.end();
      }
    });
  return async ({ document, variables = {}, operationName }, asking) => {
    const left = decided(document, variables);
    if (getOperationAST(left, operationName)?.selectionSet.selections.length === 0) return { data: {} };
    const { step, project } = await plan(left, operationName);
    const progress: Progress = {
      ask: (subgraph, part, given) => asked(subgraph, { document: part, variables: given }, asking),
      variables,
      data: {},
      errors: [],
    };
    await step?.(progress);
    if (progress.errors.length > 0) return { errors: progress.errors };
    const data = project(progress.data);
    if (data === null) throw new Error('What came together is no whole answer.');
    return { data };
  };
}
