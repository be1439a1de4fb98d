// Finds the embedded server that another program has running in a directory.
import { existsSync, realpathSync } from 'node:fs';
import { diagnoseSystem } from './diagnosis.ts';
import { urlOf } from './place.ts';
import { livingServer } from './server.ts';

export function running(directory: string): string | null {
  if (!existsSync(directory)) return null;
  try {
    const place = realpathSync(directory);
    const server = livingServer(place);
    return server?.state === 'ready' ? urlOf(place, server) : null;
  } catch (error) {
    throw diagnoseSystem(error, directory);
  }
}
