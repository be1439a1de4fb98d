// A directory for one test, and servers in it, all gone when the test is over.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startEmbedded, type Embedded, type Wish } from './embedded.ts';
import { clusterOf } from './place.ts';
import { endOrphans } from './server.ts';

// A folder that others may enter, as a checkout usually is; the database goes in a folder inside it.
export function temporaryDirectory(): string {
  const parent = mkdtempSync(join(tmpdir(), 'bagi-database-'));
  chmodSync(parent, 0o755);
  const directory = join(parent, 'database');
  onTestFinished(async () => {
    await endOrphans(clusterOf(directory));
    rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
  });
  return directory;
}

export async function started(directory: string, wish: Partial<Wish> = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ directory, durable: false, ...wish });
  onTestFinished(() => embedded.stop());
  return embedded;
}
