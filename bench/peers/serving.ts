// How Apollo Server answers over HTTP: behind Express, as its documentation has it for production.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApolloServer, BaseContext } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';

/** Longer than any pause of a measurement: a caller that keeps its connections must not find them closed. */
const keepAliveMs = 3_600_000;

/** Starts it on a free port and says where. */
export async function serving<Context extends BaseContext>(
  apollo: ApolloServer<Context>,
  context: () => Promise<Context>,
): Promise<string> {
  await apollo.start();
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.json({ limit: '50mb' }), expressMiddleware(apollo, { context }));
  const server = createServer({ keepAliveTimeout: keepAliveMs }, app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
