// A subgraph alone over HTTP: it verifies the caller's token itself, finds the agreement itself, and answers like in process.
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Asking } from '@bagi/agreements/asking.ts';
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import { Refusal, refusal } from '@bagi/agreements/refusals.ts';
import { IdentityError, type VerifyBearer } from '@bagi/identity/bearer.ts';
import { GraphQLError } from 'graphql';
import { type Context, contextOf, type Tools } from './context.ts';
import { heard, type OnFailure } from './failures.ts';
import { requestedIn } from './requested.ts';
import type { Subgraph } from './subgraph.ts';

export interface Serving {
  readonly tools: Tools;
  readonly verify: VerifyBearer;
  readonly contractOf: ContractOf;
  readonly publicUrl: string;
  readonly onFailure: OnFailure;
}

/** Who asks, and, once the operation is known, everything else that a resolver is handed. */
type Growing = { asking: Asking } & Partial<Context>;

/** What answers every request of a subgraph's own port. Every option that touches security is set here, by hand. */
export async function subgraphListener({ schema }: Subgraph, serving: Serving): Promise<RequestListener> {
  const requestedOf = requestedIn(schema);
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
    formatError: (formatted, error) =>
      error instanceof GraphQLError ? heard(error, serving.onFailure).toJSON() : formatted,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: async () => ({
          async didResolveOperation({ document, contextValue }) {
            Object.assign(contextValue, contextOf(serving.tools, requestedOf(document), contextValue.asking));
          },
        }),
      },
    ],
  });
  await apollo.start();

  return async (request, response) => {
    try {
      if (request.url === '/healthz') {
        response.end('{"status":"alive"}');
        return;
      }
      const asking = await asked(
        serving,
        request.headers.authorization ?? null,
        String(request.headers['x-request-id'] ?? ''),
      );
      const headers = new HeaderMap();
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
      const reply = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method ?? '', headers, search: '', body: parsed(await text(request)) },
        context: async () => ({ asking }),
      });
      response.writeHead(reply.status ?? 200, Object.fromEntries(reply.headers));
      response.end(reply.body.kind === 'complete' ? reply.body.string : '');
    } catch (error) {
      const known = error instanceof Refusal ? error : undefined;
      if (!known) serving.onFailure('', error);
      const { message, code } = known ?? refusal('INTERNAL', 'The subgraph failed.');
      response.writeHead(code === 'INTERNAL' ? 500 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ errors: [{ message, extensions: { code, ...known?.details } }] }));
    }
  };
}

async function asked(serving: Serving, authorization: string | null, requestId: string): Promise<Asking> {
  try {
    const { partner } = await serving.verify(authorization);
    return { contract: serving.contractOf(partner, serving.tools.now()), requestId, publicUrl: serving.publicUrl };
  } catch (error) {
    throw error instanceof IdentityError ? new Refusal(error.code, error.message) : error;
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw refusal('BAD_REQUEST', 'The body is not JSON.');
  }
}

function silent(): void {}
