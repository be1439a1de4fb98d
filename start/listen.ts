// A port that is open from the first moment: it says that the system is starting, until the system takes over.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { deadlines } from './deadlines.ts';

export interface Door {
  readonly port: number;
  /** Lets requests through to what answers them. */
  readonly open: (listener: RequestListener) => void;
  /** Accepts nothing new, waits for what is under way, at most so long. */
  readonly close: (patienceMs: number) => Promise<void>;
}

/** Listens; a port that is taken is refused with what to do. */
export async function listen(host: string, port: number): Promise<Door> {
  let answering: RequestListener = starting;
  const server = createServer(
    { requestTimeout: deadlines.uploadMs, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      if (!isUpload(request)) endUnlessComplete(request, response);
      answering(request, response);
    },
  );
  await bound(server, host, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    open: (listener) => (answering = listener),
    close: (patienceMs) => closed(server, patienceMs),
  };
}

/** How long the body of a request may take to come; lists take longer, and their own deadline ends them. */
const bodyMs = 30_000;

function isUpload({ method }: IncomingMessage): boolean {
  return method === 'PUT';
}

/** Whoever sends slowly keeps no connection for it. */
function endUnlessComplete(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return;
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, bodyMs).unref();
  response.once('close', () => clearTimeout(timer));
}

const starting: RequestListener = ({ url }, response) => {
  response.writeHead(url === '/healthz' ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '1' });
  response.end('{"ready":false,"obstacles":["the system is starting"]}');
};

function bound(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Error(`Port ${port} on ${host} is in use. Stop what uses it, or choose another: PORT=4001 npm start`)
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
}

function closed(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
