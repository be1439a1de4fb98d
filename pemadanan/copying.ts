// Rows of a list on their way into the database: PostgreSQL's COPY text, no faster than it is taken.
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReservedSql } from 'postgres';
import { columns, type Row } from './row.ts';

const statement = `copy pemadanan.baris (nomor, nip, nama, tanggal_lahir, tempat_lahir, jenis_kelamin, instansi, golongan, status_kepegawaian) from stdin`;
const chunkLength = 256 * 1024;

/** Sends the rows of each block; ends when there are no more, or fails with what PostgreSQL says. */
export async function copying(
  sql: ReservedSql,
  read: AsyncIterable<{ readonly rows: readonly { readonly nomor: number; readonly row: Row }[] }>,
): Promise<void> {
  const stream = await sql.unsafe(statement).writable();
  const done = finished(stream);
  done.catch(() => {}); // Awaited below; a refusal in the middle must not count as unhandled until then.
  let chunk = '';
  try {
    for await (const { rows } of read) {
      for (const { nomor, row } of rows) chunk += lineOf(nomor, row);
      if (chunk.length < chunkLength) continue;
      await Promise.race([written(stream, chunk), done]);
      chunk = '';
    }
    await Promise.race([written(stream, chunk), done]);
  } catch (error) {
    stream.destroy();
    throw error;
  }
  stream.end();
  await nextTurn(); // By then the end is sent, and the connection takes another statement.
  // postgres.js never ends a stream whose last rows were refused; the next statement tells of it.
  const next = sql.unsafe(`select 'copied'`);
  await Promise.race([Promise.all([done, next]), next]);
  await done;
}

function lineOf(nomor: number, row: Row): string {
  let line = String(nomor);
  for (const name of columns) {
    const value = row[name];
    line += value === null ? '\t\\N' : `\t${special.test(value) ? escaped(value) : value}`;
  }
  return `${line}\n`;
}

const special = /[\\\t\n\r]/;

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

function written(stream: Writable, chunk: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
