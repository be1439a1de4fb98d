// A connection for COPY: the same server and account, on a socket that sends small messages at once.
import { connect, type Socket } from 'node:net';
import postgres, { type Sql } from 'postgres';

/**
 * The end of every COPY is a message of five bytes, which TCP holds back (Nagle) until what went before is acknowledged: 90 ms a
 * time, and a population has thousands. postgres.js takes a socket from its options, though its types do not say so.
 */
export function promptConnection({ options }: Sql): Sql {
  const socket = () =>
    new Promise<Socket>((resolve, reject) => {
      const opened = options.path
        ? connect(options.path)
        : connect({ host: options.host[0] ?? 'localhost', port: options.port[0] ?? 5432, noDelay: true });
      opened.once('connect', () => resolve(opened)).once('error', reject);
    });
  return postgres({ ...options, max: 1, socket } as object as postgres.Options<Record<string, never>>);
}
