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

/** How long a caller may send nothing and take nothing, and how long the whole of an answer may take to go. */
const takingDefault = { idleMs: 30_000, wholeMs: deadlines.uploadMs };

/** Listens; a port that is taken is refused with what to do. Told is what keeps callers out later, as too many open files. */
export async function listen(
  host: string,
  port: number,
  onFailure: (error: unknown) => void,
  taking = takingDefault,
): Promise<Door> {
  let answering: RequestListener = starting;
  const server = createServer(
    { requestTimeout: deadlines.uploadMs, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      if (!isUpload(request)) endUnlessComplete(request, response);
      endUnlessTaken(request, response, taking.wholeMs);
      answering(request, response);
    },
  );
  server.timeout = taking.idleMs;
  await bound(server, host, port);
  server.on('error', onFailure);
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

/** Whoever asks and does not read, or stops in the middle, keeps neither a connection nor what waits behind it: a turn, an open file. */
function endUnlessTaken(request: IncomingMessage, response: ServerResponse, wholeMs: number): void {
  // Nothing went either way for a while: between the end of a request and the beginning of its answer that is our doing.
  response.on('timeout', () => {
    if (response.headersSent || !request.complete) response.destroy();
  });
  const end = () => {
    if (response.headersSent) response.destroy();
    else timer.refresh();
  };
  const timer = setTimeout(end, wholeMs).unref();
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
    // A connection whose last answer has gone waits for no other question.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(impatient);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}
