// The folder of a server's Unix socket, where a place can have one.
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { give, type Account } from './account.ts';
import { socketsOf } from './place.ts';

/**
 * Empties it: called only when no server lives here, so that what is in it was left by a killed one. Null where the server must
 * do without.
 */
export async function makeSockets(directory: string, account: Account): Promise<string | null> {
  const sockets = socketsOf(directory);
  if (sockets === null) return null;
  rmSync(sockets, { recursive: true, force: true });
  mkdirSync(sockets, { mode: 0o700 });
  give(sockets, account);
  return (await takesSockets(sockets)) ? sockets : null;
}

// A folder that is shared with another system may take files and no sockets.
async function takesSockets(directory: string): Promise<boolean> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject).listen(join(directory, 'probe'), resolve);
    });
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
