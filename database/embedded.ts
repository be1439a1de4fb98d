// Starts the embedded PostgreSQL of a directory: makes it, finds it running, or takes over what a killed program left.
import { chooseAccount } from './account.ts';
import { prepareCluster } from './cluster.ts';
import { diagnose, diagnoseSystem, readTail } from './diagnosis.ts';
import { DatabaseError, notStarted, runningOtherwise } from './errors.ts';
import { endWithOwner } from './farewell.ts';
import { launch, startMsMax } from './launch.ts';
import { own, type Ownership } from './ownership.ts';
import { logOf, openPlace } from './place.ts';
import { isGone, livingServer, stopServer, type Server } from './server.ts';
import { until } from './until.ts';
import { enter, visit, type Welcome } from './welcome.ts';

const lookEveryMs = 250;
const damagedStopMs = 5_000;

export type Wish = { directory: string; port?: number; durable?: boolean };
export type Embedded = { url: string; port: number; pid: number; stop(): Promise<void> };

export async function startEmbedded(wish: Wish): Promise<Embedded> {
  try {
    const directory = openPlace(wish.directory);
    return await ownOrJoin(directory, wish);
  } catch (error) {
    throw diagnoseSystem(error, wish.directory);
  }
}

async function ownOrJoin(directory: string, wish: Wish): Promise<Embedded> {
  const found: { embedded: Embedded | null } = { embedded: null };
  await until(async () => {
    const ownership = await own(directory);
    found.embedded = ownership === null ? await joinOwner(directory, wish) : await lead(directory, wish, ownership);
    return found.embedded !== null;
  }, startMsMax);
  if (found.embedded === null) throw notStarted(directory, '');
  return found.embedded;
}

// Another program owns the server: we use it, and leave it running when we go.
async function joinOwner(directory: string, wish: Wish): Promise<Embedded | null> {
  const server = livingServer(directory);
  if (server?.state !== 'ready') return null;
  const welcome = await visit(directory, server);
  if (welcome === null) return null;
  const other = difference(wish, server, welcome);
  if (other !== null) throw runningOtherwise(directory, other);
  return { url: welcome.url, port: server.port, pid: server.pid, stop: () => Promise.resolve() };
}

async function lead(directory: string, wish: Wish, ownership: Ownership): Promise<Embedded> {
  try {
    const server = (await takeOver(directory, wish)) ?? (await begin(directory, wish));
    const { url } = await enterOrStop(directory, server);
    return keep(server, url, ownership);
  } catch (error) {
    await ownership.release();
    throw error;
  }
}

// A server without an owner is left by a program that was killed. It is kept if it runs as wished: another
// program may be at work on it.
async function takeOver(directory: string, wish: Wish): Promise<Server | null> {
  const isSettled = (): boolean => livingServer(directory)?.state !== 'starting';
  await until(isSettled, startMsMax);
  const server = livingServer(directory);
  // A server that was killed a moment ago may still look ready, and is not.
  const welcome = server?.state === 'ready' ? await visit(directory, server) : null;
  if (server !== null && welcome !== null && difference(wish, server, welcome) === null) return server;
  if (server !== null) await stopServer(server);
  return null;
}

async function begin(directory: string, wish: Wish): Promise<Server> {
  const account = chooseAccount(directory);
  await prepareCluster(directory, account, wish.durable ?? true);
  return await launch(directory, account, wish);
}

async function enterOrStop(directory: string, server: Server): Promise<Welcome> {
  try {
    return await enter(directory, server);
  } catch (error) {
    // Nobody has used it, and a damaged one may never finish an orderly stop.
    await stopServer(server, damagedStopMs);
    if (error instanceof DatabaseError || !(error instanceof Error)) throw error;
    throw diagnose(`${readTail(logOf(directory))}\n${error.message}`, directory, server.port);
  }
}

function difference({ port, durable }: Wish, server: Server, welcome: Welcome): string | null {
  if (port !== undefined && port !== server.port) return `on port ${server.port}, not ${port}`;
  return (durable ?? true) && !welcome.durable ? 'without durability (durable: false)' : null;
}

function keep(server: Server, url: string, ownership: Ownership): Embedded {
  const { pid, port } = server;
  const forget = endWithOwner(server);
  const letGo = async (): Promise<void> => {
    clearInterval(watch);
    forget();
    await ownership.release();
  };
  const ending: { begun: Promise<void> | null } = { begun: null };
  // A server that dies by itself frees its directory for the next start.
  const watch = setInterval(() => {
    if (isGone(pid)) ending.begun ??= letGo();
  }, lookEveryMs).unref();
  return { url, port, pid, stop: () => (ending.begun ??= stopServer(server).then(letGo)) };
}
