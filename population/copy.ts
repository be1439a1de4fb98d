// Sends collected rows to PostgreSQL by COPY, no faster than it takes them.
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TransactionSql } from 'postgres';
import { copyStatement } from './copyText.ts';
import type { Collected } from './rows.ts';

export async function copy(sql: TransactionSql, collected: readonly Collected[], freeze: boolean): Promise<void> {
  for (const { table, chunks } of collected) {
    if (chunks.length > 0) await copyTable(sql, copyStatement(table, freeze), chunks);
  }
}

async function copyTable(sql: TransactionSql, statement: string, chunks: readonly Buffer[]): Promise<void> {
  const stream = await sql.unsafe(statement).writable();
  const done = finished(stream);
  done.catch(() => {}); // Awaited below; a refusal in the middle must not count as unhandled until then.
  for (const chunk of chunks) await Promise.race([written(stream, chunk), done]);
  stream.end();
  await nextTurn(); // By then the end is sent, and the connection takes another statement.
  // postgres.js never ends a stream whose last rows were refused; the next statement of the transaction tells of it.
  const next = sql.unsafe(`select 'copied'`);
  try {
    await Promise.race([Promise.all([done, next]), next]);
  } catch (cause) {
    throw new Error(`PostgreSQL refused rows: ${statement}`, { cause });
  }
  await done;
}

function written(stream: Writable, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
