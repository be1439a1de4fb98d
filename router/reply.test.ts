// The caller hears the whole answer or refusals of the closed list, in no more words than those.
import { refusal } from '@bagi/agreements/refusals.ts';
import { buildSchema, GraphQLError, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { codesOf, spoken, replyStatus, statusOf, whole } from './reply.ts';

const internal = 'The system failed. The system failed in a way it did not expect: report the incident id.';
const heard = (...errors: GraphQLError[]) =>
  whole({ data: { asn: null }, errors }).errors?.map((error) => error.toJSON());

it('an answer without errors is all that is said', () => {
  expect(whole({ data: { a: 1 }, extensions: { x: 1 } })).toEqual({ data: { a: 1 } });
  expect(whole({ data: null, errors: [] })).toEqual({ data: {} });
});

it('with an error nothing of the answer is said', () => {
  const result = whole({ data: { a: 1 }, errors: [new GraphQLError('x')] });
  expect(Object.keys(result)).toEqual(['errors']);
});

it.each([
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
  ['BAD_USER_INPUT', 400],
  ['invented', 400],
])('%s has the status %i', (code, status) => {
  expect(statusOf(code)).toBe(status);
  expect(codesOf({ errors: [new GraphQLError('x', { extensions: { code } })] })).toEqual([code]);
});

it('nothing failed, no codes', () => {
  expect(codesOf({ data: {} })).toEqual([]);
});

it('a refusal is said with its code and details, thrown or wrapped', () => {
  const refused = refusal('AGREEMENT_NOT_IN_FORCE', 'Ended.', { reason: 'ENDED', day: '2026-01-01' });
  expect(spoken(refused).toJSON()).toEqual({
    message: refused.message,
    extensions: { code: 'AGREEMENT_NOT_IN_FORCE', reason: 'ENDED', day: '2026-01-01' },
  });
  expect(heard(new GraphQLError('value', { originalError: refused, extensions: { lain: 1 } }))).toEqual([
    {
      message: refused.message,
      extensions: { code: 'AGREEMENT_NOT_IN_FORCE', reason: 'ENDED', day: '2026-01-01' },
    },
  ]);
});

it.each([undefined, 'invented', 7, 'toString', 'INTERNAL'])(
  'what has no code of the list (%s) is a failure in few words',
  (code) => {
    expect(heard(new GraphQLError('value of a person', { extensions: { code, incidentId: 'i1' } }))).toEqual([
      { message: internal, extensions: { code: 'INTERNAL', incidentId: 'i1' } },
    ]);
  },
);

it('of the details that a subgraph adds, those that are known are said', () => {
  const known = {
    incidentId: 'i',
    reason: 'r',
    day: 'd',
    cause: 'c',
    retryAfter: '3',
    resets: 'then',
    field: 'f',
    faults: ['x'],
    status: 's',
    allowed: ['a'],
    missing: ['m'],
  };
  const extensions = { code: 'UNAVAILABLE', ...known, service: 'asn', stack: 'x' };
  expect(heard(new GraphQLError('Not now.', { extensions }))).toEqual([
    { message: 'Not now.', extensions: { code: 'UNAVAILABLE', ...known } },
  ]);
});

it('the status of a reply is that of its gravest refusal', () => {
  expect(replyStatus([])).toBe(200);
  expect(replyStatus(['BAD_USER_INPUT'])).toBe(400);
  expect(replyStatus(['BAD_USER_INPUT', 'UNAVAILABLE', 'AGREEMENT_NOT_IN_FORCE'])).toBe(503);
});

it('an operation that cannot be told is said in our words', () => {
  const error = new GraphQLError('Could not determine', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
  expect(heard(error)).toMatchObject([
    { message: expect.stringContaining('no operation of that name'), extensions: { code: 'BAD_REQUEST' } },
  ]);
});

it('a name close to one that is there gets no hint', () => {
  const schema = buildSchema('type Query { nama: String, namaAyah: String }');
  const [error] = validate(schema, parse('{ namo }'));
  expect(error?.message).toContain('Did you mean');
  const coded = new GraphQLError(error?.message ?? '', { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  expect(heard(coded)?.[0]?.message).toBe('Cannot query field "namo" on type "Query".');
  const within = new GraphQLError('The text " Did you mean x?" is no NIP.', { extensions: { code: 'BAD_USER_INPUT' } });
  expect(heard(within)?.[0]?.message).toBe(within.message);
});

it("a place in the caller's document is told, a place in a part of the plan is not", () => {
  const { definitions } = parse('\n  { asn }');
  const extensions = { code: 'BAD_USER_INPUT' };
  const [own, planned] = [{}, { path: ['asn'] }].map(
    (where) => new GraphQLError('x', { nodes: definitions, ...where, extensions }),
  );
  if (!own || !planned) throw new Error('There are two.');
  expect(heard(own)).toEqual([
    {
      message: 'x',
      locations: [{ line: 2, column: 3 }],
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
  expect(heard(planned)).toEqual([{ message: 'x', extensions: { code: 'BAD_USER_INPUT' } }]);
  const parsed = (() => {
    try {
      parse('{ a(');
    } catch (error) {
      return error as GraphQLError;
    }
    throw new Error('It was parsed.');
  })();
  const { source = null, positions = null } = parsed;
  expect(heard(new GraphQLError('x', { source, positions, extensions }))?.[0]?.locations).toEqual([
    { line: 1, column: 5 },
  ]);
});

it('the same is said once', () => {
  const twice = () => new GraphQLError('x', { extensions: { code: 'BAD_USER_INPUT' } });
  const other = new GraphQLError('y', { extensions: { code: 'BAD_USER_INPUT' } });
  expect(heard(twice(), other, twice())?.map(({ message }) => message)).toEqual(['x', 'y']);
});
