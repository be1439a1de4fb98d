// A partner that receives news: a real HTTP server that can be up, down, slow or unwilling, and keeps what it was sent.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

export interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly path: string;
  readonly status: number;
}

export interface Receiver {
  readonly url: string;
  /** Everything that came in, answered in whatever way. */
  readonly got: Got[];
  /** What was taken, as the sender was told. */
  readonly taken: () => Got[];
  /** From now on it answers so; a promise is waited for. */
  answers: (answer: Answer) => void;
  readonly close: () => Promise<void>;
}

type Reply = { status: number; headers?: Record<string, string>; body?: string };
type Answer = (got: Omit<Got, 'status'>) => Reply | Promise<Reply>;

export async function startReceiver(): Promise<Receiver> {
  const got: Got[] = [];
  let answer: Answer = () => ({ status: 204 });
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const message = {
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
      path: request.url ?? '',
    };
    const { status, headers, body } = await answer(message);
    got.push({ ...message, status });
    response.writeHead(status, headers).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/warta`,
    got,
    taken: () => got.filter(({ status }) => status >= 200 && status < 300),
    answers: (next) => void (answer = next),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
