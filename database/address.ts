// A server by its Unix socket: the host of its URL is then a directory, percent-encoded, as libpq writes and reads it.
import { join } from 'node:path';

const portDefault = 5432;

/** PostgreSQL's own name for the socket of a port. */
export const socketIn = (directory: string, port: number): string => join(directory, `.s.PGSQL.${port}`);

/** The socket that a URL names, or null where it names a host. */
export function socketOf(url: string): string | null {
  const { hostname, port } = new URL(url);
  const directory = decodeURIComponent(hostname);
  return directory.startsWith('/') ? socketIn(directory, Number(port || portDefault)) : null;
}

/** What the driver must be told beside such a URL: by itself it takes the directory for the name of a host. */
export function bySocket(url: string): { path?: string; host?: string } {
  const path = socketOf(url);
  return path === null ? {} : { path, host: 'localhost' };
}
