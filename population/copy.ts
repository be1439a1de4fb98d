// Sends collected rows to PostgreSQL by COPY, no faster than it takes them.
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { TransactionSql } from 'postgres';
import { copyStatement } from './copyText.ts';
import type { Collected } from './rows.ts';

export async function copy(sql: TransactionSql, collected: readonly Collected[], freeze: boolean): Promise<void> {
  for (const { table, chunks } of collected) {
    if (chunks.length === 0) continue;
    const stream = await sql.unsafe(copyStatement(table, freeze)).writable();
    const done = finished(stream);
    for (const chunk of chunks) {
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done]);
    }
    stream.end();
    await done;
  }
}
