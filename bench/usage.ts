// What a process has used, as Linux counts it.
import { readFileSync } from 'node:fs';

/** Ticks a second in which Linux counts the time of processes. */
const ticks = 100;

/** Seconds of processor time, of all its threads, so far. */
export function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user = '0', system = '0'] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) / ticks;
}
