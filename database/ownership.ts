// One owner at a time for a directory: a name that the kernel takes back the moment its holder dies.
import { statSync } from 'node:fs';
import { createServer } from 'node:net';

export type Ownership = { release(): Promise<void> };

// A lock file would outlive a killed owner and its number would be used again; a socket's abstract name cannot.
// The name holds within one network namespace, which is also as far as 127.0.0.1 reaches.
export async function own(directory: string): Promise<Ownership | null> {
  const { dev, ino } = statSync(directory);
  const socket = createServer((caller) => caller.destroy());
  const taken = await new Promise<boolean>((resolve, reject) => {
    socket.once('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(true) : reject(error)));
    socket.listen(`\0bagi-database:${dev}:${ino}`, () => resolve(false));
  });
  if (taken) return null;
  socket.unref();
  return { release: () => new Promise((resolve) => socket.close(() => resolve())) };
}
