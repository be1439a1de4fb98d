// The lines that could not be matched, on their way to a file: counted, and the first of them kept at hand.
import type { Storage } from '@bagi/storage/storage.ts';

export interface Fault {
  readonly baris: number;
  readonly alasan: string;
}

/** How many are told by the API itself. */
const firstMax = 100;

export interface FaultsFile {
  readonly add: (faults: Iterable<Fault>) => void;
  /** Keeps the file. */
  readonly keep: (storage: Storage) => Promise<{ count: number; first: readonly Fault[]; sha256: string }>;
}

/** Some ten bytes a line: a list of nothing but faults is smaller here than it was sent. */
export function faultsFile(): FaultsFile {
  const parts: Buffer[] = [];
  const first: Fault[] = [];
  let text = 'baris,alasan\n';
  let count = 0;
  return {
    add(faults) {
      for (const fault of faults) {
        count++;
        if (first.length < firstMax) first.push(fault);
        text += `${fault.baris},${fault.alasan}\n`;
      }
      if (text.length < 64 * 1024) return;
      parts.push(Buffer.from(text));
      text = '';
    },
    async keep(storage) {
      return { count, first, sha256: await storage.put(Buffer.concat([...parts, Buffer.from(text)])) };
    },
  };
}
