// A GraphQL server that does everything wrong, on loopback: what the checks must find, or they would find nothing anywhere.
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { buildSchema, executeSync, MaxIntrospectionDepthRule, parse, specifiedRules, validate } from 'graphql';
import { listening, type Served } from '../listening.ts';

const schema = buildSchema('type Query { asn(nip: String): String } type Mutation { asn: String }');
const rules = specifiedRules.filter((rule) => rule !== MaxIntrospectionDepthRule);

/** Answers whatever is sent, however it is sent, and tells everything. */
export async function startCareless(): Promise<Served> {
  return listening(
    createServer((request, response) => {
      void questionsIn(request).then((asked) => {
        const isPage = request.headers.accept === 'text/html';
        response.setHeader('content-type', isPage ? 'text/html' : 'application/json');
        response.end(isPage ? '<title>GraphiQL</title>' : JSON.stringify(answers(asked)));
      });
    }),
  );
}

async function questionsIn(request: IncomingMessage): Promise<unknown> {
  const body = await text(request);
  if (request.method === 'GET') return Object.fromEntries(new URL(request.url ?? '', 'http://localhost').searchParams);
  if (request.headers['content-type']?.includes('urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  return JSON.parse(body) as unknown;
}

function answers(asked: unknown): unknown {
  return Array.isArray(asked) ? asked.map(answer) : answer(asked);
}

function answer(asked: unknown): unknown {
  const { query = '' } = asked as { query?: string };
  try {
    const document = parse(query);
    const errors = validate(schema, document, rules);
    return errors.length > 0 ? { errors } : { ...executeSync({ schema, document }), extensions: { tracing: {} } };
  } catch (error) {
    const { message, stack } = error as Error;
    return { errors: [{ message, extensions: { exception: { stack } } }] };
  }
}
