// The subgraphs as processes of their own: started, waited for, and stopped by the process ids that started them.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { subgraphNames } from '@bagi/schema/subgraphs.ts';

export interface Children {
  /** Name → address of each subgraph's GraphQL endpoint. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly stop: () => Promise<void>;
}

/** Starts each subgraph that has no address yet, on a free port, with these settings in its environment. */
export async function startChildren(
  known: ReadonlyMap<string, string>,
  settings: Readonly<Record<string, string>>,
): Promise<Children> {
  const children: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(children.map(ended));
  };
  try {
    const started = await Promise.all(
      subgraphNames
        .filter((name) => !known.has(name))
        .map(async (name): Promise<[string, string]> => {
          const child = fork(join(import.meta.dirname, 'subgraph.ts'), [name], { env: settings });
          children.push(child);
          return [name, await addressOf(name, child)];
        }),
    );
    return { addresses: new Map([...known, ...started]), stop };
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
