// Sees that PostgreSQL goes when the program that owns it goes, without being asked to stop.
import { send, type Birth } from './server.ts';

const deadly = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

// Returns how to take the promise back.
export function endWithOwner(server: Birth): () => void {
  const atExit = (): void => send(server, 'SIGINT');
  const farewell = (signal: NodeJS.Signals): void => {
    // A program that listens for itself decides itself: it calls stop(), or exits and is heard at its exit.
    if (process.listeners(signal).some((listener) => listener.name !== 'farewell')) return;
    atExit();
    forget();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    process.off('exit', atExit);
    for (const signal of deadly) process.off(signal, farewell);
  };
  process.on('exit', atExit);
  for (const signal of deadly) process.on(signal, farewell);
  return forget;
}
