// What is registered, written where the schema check reads it: bagi operation export [<partner>]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Registered, registeredOperations } from '../../start/operations.ts';
import { withDatabase } from '../opened.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

const ofTheProject = join(import.meta.dirname, '..', '..', 'operations');

interface Flags extends Json {
  readonly out?: string;
}

export async function exportOperations(terminal: Terminal, flags: Flags, mitra?: string): Promise<void> {
  const operations = await withDatabase(terminal, ({ sql }) => registeredOperations(sql, mitra ?? null));
  const out = flags.out ?? ofTheProject;
  const written: { file: string; new: boolean }[] = [];
  for (const one of operations) {
    const folder = join(out, one.mitra);
    mkdirSync(folder, { recursive: true });
    const file = fileFor(folder, one);
    const isNew = !existsSync(file);
    if (isNew) writeFileSync(file, one.naskah);
    written.push({ file, new: isNew });
  }
  show(terminal, flags, written, () =>
    written.length === 0
      ? 'Nothing is registered.'
      : written.map(({ file, new: isNew }) => `${isNew ? 'written' : 'is there'}  ${file}`).join('\n'),
  );
}

/** The file that holds it already, or one of its name; beside another document of that name, its id tells them apart. */
function fileFor(folder: string, { nama, id, naskah }: Registered): string {
  const plain = join(folder, `${nama}.graphql`);
  const isOther = existsSync(plain) && readFileSync(plain, 'utf8') !== naskah;
  return isOther ? join(folder, `${nama}-${id.slice(0, 8)}.graphql`) : plain;
}
