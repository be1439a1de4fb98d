// Launches PostgreSQL on a cluster and waits until it is ready, or says why it is not.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { commandOf, type Account } from './account.ts';
import { diagnose, readTail } from './diagnosis.ts';
import { DatabaseError, notStarted } from './errors.ts';
import { clusterOf, logOf, previousLogOf } from './place.ts';
import { birthOf, endOrphans, livingServer, stopServer, type Server } from './server.ts';
import { settings, type Setup } from './settings.ts';
import { makeSockets } from './sockets.ts';
import { until } from './until.ts';

// After a crash in the midst of a load, gigabytes of log are played back before the server is ready.
export const startMsMax = 15 * 60_000;
const freePortTries = 5;

export async function launch(
  directory: string,
  account: Account,
  wish: Partial<Omit<Setup, 'sockets'>>,
): Promise<Server> {
  await clearRemains(clusterOf(directory));
  const sockets = await makeSockets(directory, account);
  const durable = wish.durable ?? true;
  if (wish.port !== undefined) return await launchOnce(directory, account, { port: wish.port, sockets, durable });
  for (let tried = 1; ; tried += 1) {
    try {
      return await launchOnce(directory, account, { port: await freePort(), sockets, durable });
    } catch (error) {
      // Between finding a free port and taking it, somebody else may take it.
      if (!(error instanceof DatabaseError) || error.code !== 'PORT_IN_USE' || tried === freePortTries) throw error;
    }
  }
}

async function launchOnce(directory: string, account: Account, setup: Setup): Promise<Server> {
  const [program, args] = commandOf(account, 'postgres', ['-D', clusterOf(directory), ...settings(setup)]);
  const log = openLog(directory);
  // A session of its own: Ctrl-C in the terminal reaches us, and we decide when the server goes.
  const child = spawn(program, args, { ...account.options, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const fate: { ended: boolean; reason: string } = { ended: false, reason: '' };
  child.once('error', (error) => Object.assign(fate, { ended: true, reason: error.message }));
  child.once('exit', () => Object.assign(fate, { ended: true }));
  child.unref();
  await until(() => fate.ended || readyServer(directory, child.pid) !== null, startMsMax);
  const server = readyServer(directory, child.pid);
  if (server !== null && !fate.ended) return server;
  const birth = child.pid === undefined ? null : birthOf(child.pid);
  if (birth !== null && !fate.ended) await stopServer(birth);
  throw fate.reason === ''
    ? diagnose(readTail(logOf(directory)), directory, setup.port)
    : notStarted(directory, fate.reason);
}

function readyServer(directory: string, pid: number | undefined): Server | null {
  const server = livingServer(directory);
  return server?.pid === pid && server?.state === 'ready' ? server : null;
}

// Called only when no server lives here. PostgreSQL removes the lock of a dead one itself, but not one whose number
// was given to another program since.
async function clearRemains(cluster: string): Promise<void> {
  await endOrphans(cluster);
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function openLog(directory: string): number {
  if (existsSync(logOf(directory))) renameSync(logOf(directory), previousLogOf(directory));
  return openSync(logOf(directory), 'a', 0o600);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port');
  return address.port;
}
