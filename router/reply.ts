// What the caller hears: the whole answer or a refusal, never a part of either, and no more words than that.
import { type RefusalCode, Refusal, refusals } from '@bagi/agreements/refusals.ts';
import { type ExecutionResult, GraphQLError } from 'graphql';

/** A refusal as a GraphQL error. */
export function spoken({ message, code, details }: Refusal): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details } });
}

/** The answer when nothing failed; otherwise the errors alone, each with a code of the closed list. */
export function whole(result: ExecutionResult): ExecutionResult {
  if (!result.errors || result.errors.length === 0) return { data: result.data ?? {} };
  const errors = distinct(result.errors.map(plain));
  return 'data' in result ? { errors, data: null } : { errors };
}

/** The codes of a result's errors, for logs and metrics. */
export function codesOf(result: ExecutionResult): string[] {
  return (result.errors ?? []).map((error) => String(error.extensions.code));
}

function plain(error: GraphQLError): GraphQLError {
  if (error.originalError instanceof Refusal) return spoken(error.originalError);
  const code = String(error.extensions?.code ?? 'INTERNAL');
  const known = code in refusals ? (code as RefusalCode) : 'INTERNAL';
  const { code: _, http, ...details } = error.extensions ?? {};
  const kept = Object.fromEntries(Object.entries(details).filter(([name]) => told.has(name)));
  const locations = error.locations ?? [];
  const message = known === 'INTERNAL' ? `The system failed. ${refusals.INTERNAL}` : withoutSuggestion(error.message);
  const heard = new GraphQLError(message, { extensions: { ...kept, code: known, ...(http ? { http } : {}) } });
  if (locations.length > 0) Object.defineProperty(heard, 'locations', { value: locations, enumerable: true });
  return heard;
}

/** Details that a subgraph may add to a refusal. */
const told = new Set(['incidentId', 'reason', 'day']);

/** A name that is close to one in the contract gets no hint: what is not granted and what never was look alike. */
function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean .*\?$/, '');
}

function distinct(errors: readonly GraphQLError[]): GraphQLError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}
