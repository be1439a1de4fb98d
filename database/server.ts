// Tells which PostgreSQL, if any, is alive on a cluster, from what it wrote there and what the system says of it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clusterOf } from './place.ts';
import { until } from './until.ts';

// A number is used again; a number and the moment it was given are one program only.
export type Birth = { pid: number; born: string };
export type Server = Birth & { port: number; sockets: string | null; state: 'starting' | 'ready' | 'stopping' };

const shutdownMs = 120_000;
const abortMs = 10_000;

export function livingServer(directory: string): Server | null {
  const cluster = clusterOf(directory);
  const lines = readLines(join(cluster, 'postmaster.pid'));
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !servesCluster(pid, cluster)) return null;
  const birth = birthOf(pid);
  const [port, sockets, , , state] = lines.slice(3).map((line) => line.trim());
  return birth && { ...birth, port: Number(port ?? 0), sockets: sockets || null, state: stateOf(state) };
}

// What a file says of a number proves nothing: it must be a postgres, working in this very directory.
export function servesCluster(pid: number, cluster: string): boolean {
  const entry = `/proc/${pid}`;
  if (readLines(`${entry}/comm`)[0] !== 'postgres') return false;
  try {
    const here = statSync(`${entry}/cwd`);
    const there = statSync(cluster);
    return here.ino === there.ino && here.dev === there.dev;
  } catch (error) {
    if (isAbsence(error)) return false;
    // Another account's working directory may be closed to us; its command line is not.
    return readLines(`${entry}/cmdline`).join('').split('\0').includes(cluster);
  }
}

// Opens no file, so that a program short of them does not take its living server for dead.
export function isGone(pid: number): boolean {
  try {
    statSync(`/proc/${pid}/cwd`);
    return false;
  } catch (error) {
    return isAbsence(error);
  }
}

export function birthOf(pid: number): Birth | null {
  const status = readLines(`/proc/${pid}/stat`).join('');
  // The name, in parentheses, may hold anything; after it stand the state and, twentieth, the time of birth.
  const [state, ...rest] = status.slice(status.lastIndexOf(')') + 2).split(' ');
  const born = rest[18];
  return born === undefined || state === 'Z' ? null : { pid, born };
}

export function isAlive({ pid, born }: Birth): boolean {
  return birthOf(pid)?.born === born;
}

// Sessions outlive a killed server for a while, and PostgreSQL does not start beside them.
export async function endOrphans(cluster: string): Promise<void> {
  await end(birthsIn(cluster), ['SIGQUIT', 'SIGKILL'], abortMs);
}

// Known by its birth and not by its directory, so that it also ends when somebody removed that.
export async function stopServer(server: Birth, patienceMs = shutdownMs): Promise<void> {
  await end([server], ['SIGINT'], patienceMs);
  await end([server], ['SIGQUIT', 'SIGKILL'], abortMs);
}

export function send(server: Birth, signal: NodeJS.Signals): void {
  if (!isAlive(server)) return;
  try {
    process.kill(server.pid, signal);
  } catch (error) {
    if (!isAbsence(error)) throw error;
  }
}

async function end(servers: Birth[], signals: NodeJS.Signals[], eachMs: number): Promise<void> {
  for (const signal of signals) {
    for (const server of servers) send(server, signal);
    if (await until(() => !servers.some(isAlive), eachMs)) return;
  }
}

function birthsIn(cluster: string): Birth[] {
  const pids = readdirSync('/proc').map(Number);
  const here = pids.filter((pid) => Number.isInteger(pid) && servesCluster(pid, cluster));
  return here.map(birthOf).filter((birth) => birth !== null);
}

function stateOf(word: string | undefined): Server['state'] {
  if (word === 'ready') return 'ready';
  return word === 'stopping' ? 'stopping' : 'starting';
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (isAbsence(error)) return [];
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH', 'ENOTDIR'].includes(String(error.code));
}
