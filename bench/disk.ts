// Whether there is room for what a measurement will write, said before it begins.
import { statfsSync } from 'node:fs';

/** Says how much will be needed; throws where there is less. */
export function requireDisk(directory: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(directory);
  const free = bavail * bsize;
  const [need, have] = [bytes, free].map((one) => `${(one / 1e9).toFixed(1)} GB`);
  console.log(`It needs about ${need} of disk under ${directory}; ${have} are free.`);
  if (bytes > free) throw new Error(`There is no room for it: name a directory on a larger disk, or fewer persons.`);
}
