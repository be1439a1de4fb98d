// The bounds hold on the server's own way: before parsing, and before validation.
import { buildSchema, GraphQLError } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { expect, it } from 'vitest';
import { bounding } from './bounding.ts';

const schema = buildSchema('type Query { a: Query, b: String }');
const yoga = createYoga({ schema, plugins: [bounding()], logging: false, maskedErrors: false });

async function ask(query: string) {
  const reply = await yoga.fetch('http://uji/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await reply.json()) as { data?: unknown; errors?: GraphQLError[] };
}

it('a document within the bounds is answered', async () => {
  expect(await ask('{ a { b } }')).toEqual({ data: { a: null } });
});

it('a document of too many tokens is refused as such', async () => {
  expect((await ask(`{ ${'b '.repeat(2_000)}}`)).errors?.[0]).toMatchObject({
    message: expect.stringContaining('more than 2000 tokens'),
    extensions: { code: 'BAD_REQUEST' },
  });
});

it('a document that is no GraphQL is refused as the parser says', async () => {
  const [error] = (await ask('{ a(')).errors ?? [];
  expect(error?.message).toMatch(/^Syntax Error/);
});

it('a document that is too large is refused as such, before it is validated', async () => {
  const { errors } = await ask(`{ ${'tiada { '.repeat(13)}b${' }'.repeat(13)} }`);
  expect(errors).toEqual([
    {
      message: 'The operation has 14 levels of fields; the limit is 12. Ask for fewer fields or smaller pages.',
      extensions: { code: 'QUERY_TOO_EXPENSIVE' },
    },
  ]);
});
