// A register filled with invented persons: bagi seed
import { migrate } from '@bagi/migrations/migrate.ts';
import { seed as fill } from '@bagi/population/seed.ts';
import { progressBar } from '../start/progress.ts';
import { storageOf } from '../start/storage.ts';
import { withDatabase } from './opened.ts';
import { show } from './shown.ts';
import { settingsOf, type Terminal } from './terminal.ts';
import type { Json } from './words.ts';

interface Flags extends Json {
  readonly asn: number;
  readonly seed: number;
  readonly replace: boolean;
}

export async function seed(terminal: Terminal, flags: Flags): Promise<void> {
  if (settingsOf(terminal).production) throw new Error('A production register is never filled with invented persons.');
  const began = performance.now();
  const { asn, seed: number, replace } = flags;
  await withDatabase(
    terminal,
    async ({ sql, config }) => {
      await migrate(sql);
      const onProgress = progressBar(terminal.process.stderr);
      await fill(sql, { asn, seed: number, replace, storage: storageOf(config), onProgress });
    },
    4,
  );
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  show(terminal, flags, { asn, seed: number, seconds }, () => `${asn.toLocaleString('en')} persons in ${seconds} s.`);
}
