// What a caller hears of a failure: refusals as they are, everything else by an incident id and in few words.
import { refusal } from '@bagi/agreements/refusals.ts';
import { GraphQLError, parse } from 'graphql';
import { expect, it } from 'vitest';
import { heard } from './failures.ts';

const { definitions } = parse('{ asn }');
const wrapped = (originalError: unknown) =>
  new GraphQLError('value of a person', { originalError: originalError as Error, path: ['asn'], nodes: definitions });

function hear(error: GraphQLError) {
  const failures: [string, unknown][] = [];
  const said = heard(error, (incidentId, cause) => failures.push([incidentId, cause]));
  return { said, failures };
}

it('a refusal is heard as it is, with its details and its place', () => {
  const { said, failures } = hear(wrapped(refusal('QUOTA_EXCEEDED', 'Too often.', { retryAfter: '3' })));
  expect(said.toJSON()).toEqual({
    message: 'Too often. Wait until the time named, or ask for a larger quota.',
    locations: [{ line: 1, column: 1 }],
    path: ['asn'],
    extensions: { code: 'QUOTA_EXCEEDED', retryAfter: '3' },
  });
  expect(failures).toEqual([]);
});

it('what GraphQL itself finds wrong keeps its words, and gets a code where it has none', () => {
  const coded = new GraphQLError('Wrong.', { extensions: { code: 'BAD_USER_INPUT' } });
  expect(hear(coded)).toEqual({ said: coded, failures: [] });
  const bare = new GraphQLError('Wrong.', { path: ['asn'], nodes: definitions });
  expect(hear(bare).said.toJSON()).toEqual({
    message: 'Wrong.',
    locations: [{ line: 1, column: 1 }],
    path: ['asn'],
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
  expect(hear(new GraphQLError('Wrong.')).said.toJSON()).toEqual({
    message: 'Wrong.',
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
});

it('a code that an unknown error brought along is not believed', () => {
  const error = new GraphQLError('value', { originalError: new Error('x'), extensions: { code: 'UNAUTHENTICATED' } });
  expect(hear(error).said.extensions['code']).toBe('INTERNAL');
});

it('what the database says of an agreement that is not in force, is said as by us', () => {
  const ended = (said: object) =>
    hear(wrapped(Object.assign(new Error('SUSPENDED'), { code: 'BP001', ...said }))).said.extensions;
  const suspended = { code: 'AGREEMENT_NOT_IN_FORCE', reason: 'SUSPENDED' };
  expect(ended({ detail: '2026-11-01', hint: 'HUKUM' })).toEqual({ ...suspended, day: '2026-11-01', cause: 'HUKUM' });
  expect(ended({ detail: '', hint: '' })).toEqual(suspended);
  expect(ended({})).toEqual(suspended);
  // The same words without the code are an error of ours like any other.
  expect(hear(wrapped(new Error('SUSPENDED'))).failures).toHaveLength(1);
  expect(hear(wrapped(Object.assign(new Error('SUSPENDED'), { code: '42501' }))).failures).toHaveLength(1);
});

it('a text that cannot be stored is for the caller to correct', () => {
  const { said, failures } = hear(wrapped(Object.assign(new Error('value'), { code: '22021' })));
  expect(said.toJSON()).toMatchObject({
    message: 'A text holds a character that no text of the register can hold. Correct the value named.',
    path: ['asn'],
    extensions: { code: 'BAD_USER_INPUT' },
  });
  expect(failures).toEqual([]);
});

it.each([
  '08006',
  '53300',
  '57P01',
  '57014',
  '55P03',
  '25006',
  'CONNECT_TIMEOUT',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'CONNECTION_CLOSED',
])('a register that says %s does not answer now', (code) => {
  const cause = Object.assign(new Error('value of a person'), { code });
  const { said, failures } = hear(wrapped(cause));
  const incidentId = said.extensions['incidentId'];
  expect(said.toJSON()).toMatchObject({
    message: 'The register does not answer. A part of the system does not answer: try again later.',
    path: ['asn'],
    extensions: { code: 'UNAVAILABLE', incidentId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  expect(failures).toEqual([[incidentId, cause]]);
});

it.each([
  new Error('value of a person'),
  Object.assign(new Error('value of a person'), { code: '42501' }),
  Object.assign(new Error('value of a person'), { code: 'x08006' }),
])('anything else is a failure of ours, told by its incident alone', (cause) => {
  const { said, failures } = hear(wrapped(cause));
  expect(said.toJSON()).toMatchObject({
    message: 'The system failed. The system failed in a way it did not expect: report the incident id.',
    path: ['asn'],
    extensions: { code: 'INTERNAL', incidentId: failures[0]?.[0] },
  });
  expect(failures).toEqual([[expect.any(String), cause]]);
  expect(said.originalError).toBeUndefined();
});
