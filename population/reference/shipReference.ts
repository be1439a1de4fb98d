// Puts the small reference tables of this room into a database; what a full import put there before is left alone.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { formats } from './formats.ts';
import { write } from './importReference.ts';
import { readReference } from './readReference.ts';

export async function shipReference(sql: Sql): Promise<void> {
  for (const [table, format] of Object.entries(formats)) {
    const path = join(import.meta.dirname, `${table}.csv`);
    if (!existsSync(path)) continue;
    const { rows, bad } = await readReference(format, path);
    if (bad.length > 0) throw new Error(`${path}: line ${bad[0]?.line} is wrong: ${bad[0]?.reason}`);
    await write(sql, format, rows, 'keep');
  }
}
