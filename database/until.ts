// Waits for something that announces itself to nobody, by looking again and again, with an end to the patience.
import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMs = 10;

export async function until(isSo: () => boolean | Promise<boolean>, patienceMs: number): Promise<boolean> {
  const last = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > last) return false;
    await pause(lookEveryMs);
  }
  return true;
}
