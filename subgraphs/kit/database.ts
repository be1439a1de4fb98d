// The connection that subgraphs read through: text in, rows of values out, nothing written.
import { trace } from '@opentelemetry/api';
import { fillPlaceholders, type Query } from 'drizzle-orm';
import type { Sql } from 'postgres';

/** Runs a statement with the values of its names; each row is the list of its columns' values. */
export type Run = (statement: Query, values: Record<string, unknown>) => Promise<readonly (readonly unknown[])[]>;

/** Told the text of a statement that begins; what it returns is called when the statement has ended. */
export type OnStatement = (text: string) => (() => void) | void;

/** Runs statements over a pool of connections, prepared once on each. */
export function runOn(sql: Sql, onStatement: OnStatement = () => {}): Run {
  const tracer = trace.getTracer('bagi-pakai');
  return (statement, values) =>
    tracer.startActiveSpan('sql', async (span) => {
      const ended = onStatement(statement.sql);
      try {
        const parameters = fillPlaceholders(statement.params, values) as never[];
        return (await sql.unsafe(statement.sql, parameters, { prepare: true }).values()) as unknown[][];
      } finally {
        ended?.();
        span.end();
      }
    });
}
