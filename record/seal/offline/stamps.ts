// Time-stamps in an export: each is held against the checkpoint whose number it bears, and against who is trusted to stamp.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stampedAt } from '../timestamp.ts';
import { files } from './form.ts';
import type { Find } from './verify.ts';

export interface Stamps {
  /** Takes note of a checkpoint that has a stamp. */
  readonly met: (number: number, text: string) => void;
  readonly said: () => Promise<string[]>;
}

export function stamps(directory: string, trusted: readonly Uint8Array[], find: Find): Stamps {
  const path = join(directory, files.stamps);
  const names = existsSync(path) ? readdirSync(path).filter((name) => /^\d+\.tsr$/.test(name)) : [];
  const numbers = new Set(names.map((name) => Number.parseInt(name, 10)));
  const texts = new Map<number, string>();
  return {
    met(number, text) {
      if (numbers.has(number)) texts.set(number, text);
    },
    async said() {
      if (names.length === 0) return ['No time-stamp of others is in it.'];
      if (trusted.length === 0)
        return [`${names.length} time-stamps were not looked at: --authority names who is trusted.`];
      const times: number[] = [];
      for (const [number, text] of texts)
        await stampedAt(readFileSync(join(path, `${number}.tsr`)), text, trusted).then(
          (atMs) => times.push(atMs),
          (error: unknown) =>
            find(`time-stamp of checkpoint ${number}`, error instanceof Error ? error.message : String(error)),
        );
      if (times.length === 0) return [];
      const [first, last] = [Math.min(...times), Math.max(...times)].map((ms) => new Date(ms).toISOString());
      return [`${times.length} checkpoints were stamped by others, from ${first} to ${last}.`];
    },
  };
}
