// Says in one sentence why a database cannot be reached, and never tells the password.
import { socketOf } from './address.ts';
import { DatabaseError } from './errors.ts';

export function refusalOf(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const { address, user, database } = whereabouts(url);
  switch (error.code) {
    case '28P01':
    case '28000':
      return new DatabaseError(
        'ACCESS_REFUSED',
        `The database server at ${address} refuses the user "${user}". Check the user and the password in DATABASE_URL, and that the server's pg_hba.conf admits this machine.`,
      );
    case '3D000':
      return new DatabaseError(
        'DATABASE_ABSENT',
        `The database server at ${address} has no database "${database}". Create it (CREATE DATABASE), or correct the name in DATABASE_URL.`,
      );
    case 'ECONNREFUSED':
    case 'ENOENT':
      return outOfReach(`Nothing answers at ${address}. Start the database server, or correct host and port in`);
    case 'EACCES':
      return outOfReach(`This user may not enter ${address}. Ask for the right to, or correct the host in`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return outOfReach(
        `The host of ${address} is not known to this machine. Check the name server, or correct the host in`,
      );
    case 'CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return outOfReach(
        `The database server at ${address} does not answer in time. Check network and firewall, or correct host and port in`,
      );
    case 'CONNECTION_CLOSED':
    case 'ECONNRESET':
      return outOfReach(
        `The server at ${address} closes the connection. Check that it is PostgreSQL and whether it asks for TLS (?sslmode=require), or correct`,
      );
    case '57P03':
      return new DatabaseError(
        'SERVER_NOT_READY',
        `The database server at ${address} is starting or stopping. Try again shortly.`,
      );
    case '53300':
      return new DatabaseError(
        'SERVER_NOT_READY',
        `The database server at ${address} has no connection left. Raise its max_connections, or end other clients.`,
      );
    default:
      return error;
  }
}

const outOfReach = (sentence: string): DatabaseError =>
  new DatabaseError('SERVER_OUT_OF_REACH', `${sentence} DATABASE_URL.`);

type Whereabouts = { address: string; user: string; database: string };

// An unescaped /, ? or # ends the password early, and its rest would pass for the name of a database.
function whereabouts(url: string): Whereabouts {
  const hidden = { address: 'the host of DATABASE_URL', user: 'of DATABASE_URL', database: 'of DATABASE_URL' };
  if (!URL.canParse(url)) return hidden;
  const { host, username, pathname, search, hash } = new URL(url);
  if (`${pathname}${search}${hash}`.includes('@')) return hidden;
  return {
    address: socketOf(url) ?? host,
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
  };
}
