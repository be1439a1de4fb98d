// The subgraphs as processes of their own: started, waited for, started again, and stopped by the process ids that started them.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { subgraphNames } from '@bagi/schema/subgraphs.ts';

export interface Children {
  /** Name → address of each subgraph's GraphQL endpoint. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly stop: () => Promise<void>;
}

/** How long after its end a subgraph is started again. */
const againMs = 1_000;

/** Where Node keeps what it made of the sources; they are the same. */
const { NODE_COMPILE_CACHE } = process.env;
const compiled = NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };

/**
 * Starts each subgraph that has no address yet, on a free port, with these settings in its environment. One that ends by
 * itself is told of and started again; meanwhile its part does not answer.
 */
export async function startChildren(
  known: ReadonlyMap<string, string>,
  settings: Readonly<Record<string, string>>,
  onEnded: (name: string, code: number | null) => void,
): Promise<Children> {
  const addresses = new Map(known);
  const children = new Map<string, ChildProcess>();
  const stopping = new AbortController();
  const begin = async (name: string): Promise<void> => {
    // In a group of its own: at a Ctrl-C it stays until it is stopped. Without this process it ends by itself (program.ts).
    const env = { ...settings, ...compiled };
    const child = fork(join(import.meta.dirname, 'subgraph.ts'), [name], { env, detached: true });
    children.set(name, child);
    addresses.set(name, await addressOf(name, child));
    child.once('exit', (code) => {
      if (!stopping.signal.aborted) void beginAgain(name, code);
    });
  };
  const beginAgain = async (name: string, code: number | null): Promise<void> => {
    onEnded(name, code);
    try {
      await pause(againMs, undefined, stopping);
      await begin(name);
    } catch {
      if (!stopping.signal.aborted) await beginAgain(name, null);
    }
  };
  const stop = async () => {
    stopping.abort();
    await Promise.all([...children.values()].map(ended));
  };
  try {
    await Promise.all(subgraphNames.filter((name) => !known.has(name)).map(begin));
    return { addresses, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A subgraph tells its address when it listens; one that ends before has told why on its standard error. */
async function addressOf(name: string, child: ChildProcess): Promise<string> {
  const ready = once(child, 'message').then(([message]) => String(message));
  const over = once(child, 'exit').then(([code]) => {
    throw new Error(`The subgraph ${name} ended at its start (code ${code}).`);
  });
  return Promise.race([ready, over]);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
