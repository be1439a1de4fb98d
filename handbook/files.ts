// A handbook as files in a folder: the same pages, to be opened without a server.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { styles } from './door.ts';
import { textOf } from './html.ts';
import { layout } from './layout.ts';
import type { Handbook } from './pages.ts';

/** Writes every page; gives how many. */
export function writeHandbook({ contents, pages }: Handbook, folder: string): number {
  const { partner } = contents.contract.agreement;
  mkdirSync(folder, { recursive: true });
  for (const [name, page] of pages)
    writeFileSync(join(folder, name), textOf(layout({ ...page, partner }, { kind: 'files' })));
  writeFileSync(join(folder, 'gaya.css'), styles);
  return pages.size;
}
