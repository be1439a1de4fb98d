// What the caller hears: the whole answer or a refusal, never a part of either, and no more words than that.
import { type RefusalCode, Refusal, refusals } from '@bagi/agreements/refusals.ts';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { noOperation } from './admit.ts';
import { withoutStacks } from './withoutStacks.ts';
import { withoutSuggestion } from './withoutSuggestion.ts';

/** HTTP status of each code; of any other, the request itself is at fault. */
const statuses: ReadonlyMap<string, number> = new Map<RefusalCode, number>([
  ['UNAUTHENTICATED', 401],
  ['AGREEMENT_NOT_IN_FORCE', 403],
  ['METHOD_NOT_ALLOWED', 405],
  ['IDEMPOTENCY_KEY_REUSED', 409],
  ['STEP_NOT_ALLOWED', 409],
  ['DOCUMENTS_MISSING', 409],
  ['PARTNER_UNAVAILABLE', 502],
  ['PAYLOAD_TOO_LARGE', 413],
  ['UNSUPPORTED_MEDIA_TYPE', 415],
  ['QUOTA_EXCEEDED', 429],
  ['INTERNAL', 500],
  ['NOT_RECORDED', 503],
  ['UNAVAILABLE', 503],
]);

export function statusOf(code: string): number {
  return statuses.get(code) ?? 400;
}

/** The HTTP status of a reply with these codes; without one it is an answer. */
export function replyStatus(codes: readonly string[]): number {
  return codes.length === 0 ? 200 : Math.max(...codes.map(statusOf));
}

/** A refusal as a GraphQL error. */
export function spoken({ message, code, details }: Refusal): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details } });
}

/** The answer when nothing failed; otherwise the errors alone, each with a code of the closed list. */
export function whole(result: ExecutionResult): ExecutionResult {
  if (!result.errors || result.errors.length === 0) return { data: result.data ?? {} };
  const { errors } = result;
  return { errors: distinct(withoutStacks(() => errors.map(plain))) };
}

/** The codes of a result's errors, for logs and metrics. */
export function codesOf(result: ExecutionResult): string[] {
  return (result.errors ?? []).map((error) => String(error.extensions.code));
}

function plain(error: GraphQLError): GraphQLError {
  if (error.originalError instanceof Refusal) return spoken(error.originalError);
  const { code, ...details } = error.extensions ?? {};
  if (code === 'OPERATION_RESOLUTION_FAILURE') return spoken(noOperation()); // The server's own word for it.
  const known = Object.hasOwn(refusals, String(code)) ? String(code) : 'INTERNAL';
  const kept = Object.fromEntries(Object.entries(details).filter(([name]) => told.has(name)));
  const message = known === 'INTERNAL' ? `The system failed. ${refusals.INTERNAL}` : withoutSuggestion(error.message);
  // A place in the caller's own document is told; a place in a part of the plan means nothing to the caller.
  const { source, positions } = error;
  const place = error.path ? {} : { source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...place, extensions: { ...kept, code: known } });
}

/** Details that a subgraph may add to a refusal. */
const told = new Set([
  'incidentId',
  'reason',
  'day',
  'cause',
  'retryAfter',
  'resets',
  'field',
  'faults',
  'status',
  'allowed',
  'missing',
]);

function distinct(errors: readonly GraphQLError[]): GraphQLError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}
