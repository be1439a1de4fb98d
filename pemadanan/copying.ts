// Rows of a list on their way into the database: PostgreSQL's COPY text, no faster than it is taken.
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReservedSql } from 'postgres';
import type { Read } from './reading.ts';

/** Sends the rows of each block; ends when there are no more, or fails with what PostgreSQL says. */
export async function copying(sql: ReservedSql, blocks: AsyncIterable<Read>): Promise<void> {
  let stream: Writable | null = null;
  let done: Promise<void> = Promise.resolve();
  try {
    for await (const { columns, rows } of blocks) {
      if (stream === null) {
        stream = await sql.unsafe(statementFor(columns)).writable();
        done = finished(stream);
        done.catch(() => {}); // Awaited below; a refusal in the middle must not count as unhandled until then.
      }
      if (rows.length > 0) await Promise.race([written(stream, rows), done]);
    }
    if (stream === null) return;
  } catch (error) {
    stream?.destroy();
    throw error;
  }
  stream.end();
  await nextTurn(); // By then the end is sent, and the connection takes another statement.
  // postgres.js never ends a stream whose last rows were refused; the next statement tells of it.
  const next = sql.unsafe(`select 'copied'`);
  await Promise.race([Promise.all([done, next]), next]);
  await done;
}

function statementFor(columns: Read['columns']): string {
  return `copy pemadanan.baris (nomor, ${columns.map((name) => snake(name)).join(', ')}) from stdin (null '')`;
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function written(stream: Writable, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
