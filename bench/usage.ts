// What processes have used, as Linux counts it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Ticks a second in which Linux counts the time of processes. */
const ticks = 100;

/** Seconds of processor time, of all threads of all these processes, so far. */
export function processorSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + secondsOf(pid), 0);
}

/** A process that has ended has used nothing since. */
function secondsOf(pid: number): number {
  const [user = '0', system = '0'] = statOf(pid)?.slice(11, 13) ?? [];
  return (Number(user) + Number(system)) / ticks;
}

/** What a disk was read for a process, in bytes; what memory had is none of it. */
function bytesReadFor(pid: number): number {
  try {
    return Number(/^read_bytes: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

/** Of each process of a server, the one that started the others among them, what it has used. */
export type Used = ReadonlyMap<number, number>;

/** In seconds of processor time. */
export function usedBy(server: number): Used {
  return usedOf(server, secondsOf);
}

/** In bytes that came from a disk. */
export function readFor(server: number): Used {
  return usedOf(server, bytesReadFor);
}

/** The server that a backend is of. */
export function serverOf(backend: number): number {
  return Number(statOf(backend)?.[1]);
}

function usedOf(server: number, use: (pid: number) => number): Used {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => serverOf(pid) === server);
  return new Map([server, ...children].map((pid) => [pid, use(pid)]));
}

/** What they have used since; one that has begun meanwhile had used nothing, and what has ended is not known. */
export function usedSince(before: Used, now: Used): number {
  return [...now].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0);
}

/** What stands behind the name of a process: its state, its parent, … */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** From here on peaks are counted anew. */
export function forgetPeaks(pids: readonly number[]): void {
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The most that these processes have had resident, each at its own worst moment, in bytes. */
export function peakBytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return sum + Number(kilobytes) * 1024;
  }, 0);
}
