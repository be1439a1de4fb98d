// The directory of one embedded database, and the name of everything in it.
import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { socketIn } from './address.ts';
import { nameUnusable, passwordLost } from './errors.ts';

export const superuser = 'bagi';
export const databaseName = 'bagi';

/** Where a server is reached. */
export type Address = { port: number; sockets: string | null };

// The system takes no longer name for a Unix socket.
const socketNameBytes = 107;

export const clusterOf = (directory: string): string => join(directory, 'cluster');
export const logOf = (directory: string): string => join(directory, 'postgres.log');
export const previousLogOf = (directory: string): string => join(directory, 'postgres.previous.log');
export const librariesOf = (directory: string): string => join(directory, 'libraries');
export const passwordFileOf = (directory: string): string => join(directory, 'password');

/** The directory of the server's Unix socket, or null where its name would be too long for one. */
export function socketsOf(directory: string): string | null {
  const sockets = join(directory, 'sockets');
  return Buffer.byteLength(socketIn(sockets, 65_535)) > socketNameBytes ? null : sockets;
}

// The real path: the same directory by two names must be one database.
export function openPlace(wished: string): string {
  const directory = resolve(wished);
  if (/[:;]/.test(directory)) throw nameUnusable(directory);
  const created = mkdirSync(directory, { recursive: true });
  if (created !== undefined) adopt(directory, created);
  accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  return realpathSync(directory);
}

// Root working in somebody's folder leaves them a directory they can start from themselves.
function adopt(directory: string, created: string): void {
  const { uid, gid } = statSync(dirname(created));
  for (let made = directory; made.length >= created.length; made = dirname(made)) {
    chmodSync(made, 0o755);
    if (process.getuid?.() === 0) chownSync(made, uid, gid);
  }
}

export function newPassword(directory: string): string {
  const file = passwordFileOf(directory);
  const password = randomBytes(24).toString('base64url');
  writeFileSync(`${file}.new`, password, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return file;
}

/** By its Unix socket where it has one. */
export function urlOf(directory: string, { port, sockets }: Address, database = databaseName): string {
  const host = sockets === null ? '127.0.0.1' : encodeURIComponent(sockets);
  return `postgres://${superuser}:${passwordOf(directory)}@${host}:${port}/${database}`;
}

function passwordOf(directory: string): string {
  const file = passwordFileOf(directory);
  try {
    const password = readFileSync(file, 'utf8').trim();
    if (password !== '') return password;
  } catch {
    throw passwordLost(file);
  }
  throw passwordLost(file);
}
