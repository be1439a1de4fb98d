// What a running system leaves for the commands beside it: where it is reached, and by which process.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const shape = z.strictObject({
  pid: z.int(),
  publicUrl: z.url(),
  issuerUrl: z.url(),
  jwksUrl: z.url(),
  audience: z.url(),
});
export type Running = z.infer<typeof shape>;

/** Notes that a system runs on this data directory; returns how to take the note away. */
export function noteRunning(dataDirectory: string, running: Running): () => void {
  const file = fileOf(dataDirectory);
  writeFileSync(file, JSON.stringify(running));
  return () => rmSync(file, { force: true });
}

/** The system that runs on this data directory; null when none does. */
export function runningOn(dataDirectory: string): Running | null {
  try {
    const running = shape.parse(JSON.parse(readFileSync(fileOf(dataDirectory), 'utf8')));
    process.kill(running.pid, 0);
    return running;
  } catch {
    return null;
  }
}

function fileOf(dataDirectory: string): string {
  return join(dataDirectory, 'running.json');
}
