// What a caller hears when something goes wrong: a refusal as it is, anything unknown as little as possible.
import { randomUUID } from 'node:crypto';
import { type NotInForce, notInForce, Refusal, refusal } from '@bagi/agreements/refusals.ts';
import { GraphQLError } from 'graphql';

/** Told of every failure that is not the caller's doing; the error itself may hold values and stays inside. */
export type OnFailure = (incidentId: string, error: unknown) => void;

/** PostgreSQL's and the driver's codes for "not now": connections, resources, shutdowns, timeouts. */
const notNow = /^(08|53|57P|57014|55P03|25006|CONNECT|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|CONNECTION)/;

/** PostgreSQL's code for a character that it cannot store, such as U+0000. */
const unstorable = '22021';

/** The error as the caller may see it. */
export function heard(error: GraphQLError, onFailure: OnFailure): GraphQLError {
  const { nodes, path } = error;
  const cause = refusedByDatabase(error.originalError) ?? error.originalError;
  const place = { nodes: nodes ?? null, path: path ?? null };
  if (cause instanceof Refusal) {
    return new GraphQLError(cause.message, { ...place, extensions: { code: cause.code, ...cause.details } });
  }
  if (!cause && error.extensions.code !== undefined) return error;
  if (!cause) return new GraphQLError(error.message, { ...place, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  if ('code' in cause && cause.code === unstorable) {
    const { message } = refusal('BAD_USER_INPUT', 'A text holds a character that no text of the register can hold.');
    return new GraphQLError(message, { ...place, extensions: { code: 'BAD_USER_INPUT' } });
  }
  const incidentId = randomUUID();
  onFailure(incidentId, cause);
  const code = 'code' in cause && notNow.test(String(cause.code)) ? 'UNAVAILABLE' : 'INTERNAL';
  const { message } = refusal(code, code === 'INTERNAL' ? 'The system failed.' : 'The register does not answer.');
  return new GraphQLError(message, { ...place, extensions: { code, incidentId } });
}

/** An agreement that ended in the database alone is refused like one that ended here: our functions say so by BP001, with the reason. */
function refusedByDatabase(cause: Error | undefined): Refusal | null {
  if (!cause || !('code' in cause) || cause.code !== 'BP001') return null;
  const said = (name: 'detail' | 'hint') =>
    name in cause && cause[name as keyof Error] ? String(cause[name as keyof Error]) : undefined;
  return notInForce(cause.message as NotInForce, said('detail'), said('hint'));
}
