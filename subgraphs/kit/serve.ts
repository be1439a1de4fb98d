// A subgraph alone over HTTP: it sees for itself whom a call is for and under which agreement, and answers like in process.
import type { RequestListener, ServerResponse } from 'node:http';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Asking } from '@bagi/agreements/asking.ts';
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import { Refusal, type RefusalCode, refusal } from '@bagi/agreements/refusals.ts';
import type { VerifyBearer } from '@bagi/identity/bearer.ts';
import { once } from '@bagi/identity/once.ts';
import type { VerifyAssertion } from '@bagi/identity/verifyAssertion.ts';
import { GraphQLError } from 'graphql';
import { type Context, contexts, type Tools } from './context.ts';
import { heard, type OnFailure } from './failures.ts';
import { requestedIn } from './requested.ts';
import type { Subgraph } from './subgraph.ts';
import { Distrust, type Misfit, type Trust, vouched } from './vouched.ts';

export interface Serving {
  readonly tools: Tools;
  readonly verifyAssertion: VerifyAssertion;
  readonly verify: VerifyBearer;
  readonly contractOf: ContractOf;
  readonly publicUrl: string;
  readonly onFailure: OnFailure;
  /** Told what did not fit of a call that is refused. */
  readonly onDistrust: (misfit: Misfit) => void;
}

/** Who asks, and, once the operation is known, everything else that a resolver is handed. */
type Growing = { asking: Asking } & Partial<Context>;

/** What answers every request of a subgraph's own port. Every option that touches security is set here, by hand. */
export async function subgraphListener({ schema }: Subgraph, serving: Serving): Promise<RequestListener> {
  const requestedOf = requestedIn(schema);
  const contextOf = contexts(serving.tools);
  const apollo = new ApolloServer<Growing>({
    schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    formatError: (_, error) => (refusedBefore(error) ?? heard(located(error), serving.onFailure)).toJSON(),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: async () => ({
          async didResolveOperation({ document, contextValue }) {
            Object.assign(contextValue, contextOf(requestedOf(document), contextValue.asking));
          },
          async willSendResponse({ response: { body }, contextValue: { asking } }) {
            // The router must know whom an answer holds; it takes this out again before anybody else sees it.
            if (body.kind === 'single' && !body.singleResult.errors)
              body.singleResult.extensions = { persons: [...asking.persons] };
          },
        }),
      },
    ],
  });
  await apollo.start();
  const trust: Trust = { ...serving, once: once(), now: serving.tools.now };

  return async (request, response) => {
    try {
      if (request.url === '/healthz') {
        response.end('{"status":"alive"}');
        return;
      }
      const { contract, officer, requestId, body } = await vouched(trust, request);
      if (request.method !== 'POST') throw refusal('METHOD_NOT_ALLOWED', `${request.method} is not answered here.`);
      const asking: Asking = { contract, officer, requestId, publicUrl: serving.publicUrl, persons: new Set() };
      const headers = new HeaderMap();
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
      headers.set('accept', 'application/json');
      const reply = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method ?? '', headers, search: '', body: parsed(body) },
        context: async () => ({ asking }),
      });
      response.writeHead(reply.status ?? 200, Object.fromEntries(reply.headers));
      response.end(reply.body.kind === 'complete' ? reply.body.string : '');
    } catch (error) {
      if (error instanceof Distrust) return distrust(error, serving, response);
      const known = error instanceof Refusal ? error : undefined;
      if (!known) serving.onFailure('', error);
      if (response.headersSent) response.destroy();
      else send(response, statusOf(known), known ?? refusal('INTERNAL', 'The subgraph failed.'));
    }
  };
}

/** One refusal for everything that does not fit: whoever tries learns nothing from it. What was not read is not waited for. */
function distrust({ misfit }: Distrust, { onDistrust }: Serving, response: ServerResponse): void {
  onDistrust(misfit);
  response.setHeader('connection', 'close');
  send(response, 401, refusal('UNAUTHENTICATED', 'A subgraph answers its router alone: ask there.'));
}

/** The codes of what the server itself refuses before anything is executed, and what they are on our list. */
const serversOwn = new Map<unknown, RefusalCode>([
  ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_PARSE_FAILED'],
  ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED'],
  ['OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST'],
  ['BAD_REQUEST', 'BAD_REQUEST'],
  ['BAD_USER_INPUT', 'BAD_USER_INPUT'],
]);

/** Such a refusal, without the server's notes to itself; null when it is another, or was met while executing. */
function refusedBefore(error: unknown): GraphQLError | null {
  if (!(error instanceof GraphQLError) || error.path) return null;
  const { originalError: cause, message } = error;
  const code = serversOwn.get(error.extensions['code']);
  if (!code || (cause && !(cause instanceof GraphQLError))) return null;
  const place = { nodes: error.nodes ?? null, source: error.source ?? null, positions: error.positions ?? null };
  return new GraphQLError(message, { ...place, extensions: { code } });
}

function located(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error(String(error)) });
}

function statusOf(known: Refusal | undefined): number {
  if (!known) return 500;
  return known.code === 'METHOD_NOT_ALLOWED' ? 405 : 400;
}

function send(response: ServerResponse, status: number, { message, code, details }: Refusal): void {
  const text = JSON.stringify({ errors: [{ message, extensions: { code, ...details } }] });
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw refusal('BAD_REQUEST', 'The body is not JSON.');
  }
}

function silent(): void {}
