// The limit: one statement a question over node:http, written by hand, with nothing that protects.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import postgres from 'postgres';
import { bySocket } from '@bagi/database/address.ts';
import { statements } from './limitStatements.ts';
import type { Asked } from './operations.ts';

const { databaseUrl } = JSON.parse(process.argv[2] ?? '') as { databaseUrl: string };

// As few connections as there are processors, shared by turns: more of them answer less.
const sql = postgres(databaseUrl, {
  ...bySocket(databaseUrl),
  max: Math.max(2, availableParallelism()),
  connection: { plan_cache_mode: 'force_generic_plan' },
});

const server = createServer((request, reply) => {
  void answer(request).then(
    (text) => {
      reply.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      reply.end(text);
    },
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      reply.writeHead(500).end();
    },
  );
});

async function answer(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) body += String(part);
  const { question, variables } = JSON.parse(body) as Asked;
  const { text, values } = statements[question];
  const [row] = await sql.unsafe(text, values(variables) as never[], { prepare: true }).values();
  return `{"data":${String(row?.[0])}}`;
}

process.once('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
});
