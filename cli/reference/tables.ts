// The names of the tables that can be imported: bagi reference tables
import { referenceTables } from '@bagi/population/reference/importReference.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

export async function tables(terminal: Terminal, flags: Json): Promise<void> {
  show(terminal, flags, referenceTables, () => referenceTables.join('\n'));
}
