// The connection that subgraphs read through: text in, rows of values out, nothing written.
import { trace } from '@opentelemetry/api';
import { fillPlaceholders, type Query } from 'drizzle-orm';
import type { Sql } from 'postgres';

/** Runs a statement with the values of its names; each row is the list of its columns' values. */
export type Run = (statement: Query, values: Record<string, unknown>) => Promise<readonly (readonly unknown[])[]>;

/** Runs statements over a pool of connections, prepared once on each; `onStatement` is told the text of each. */
export function runOn(sql: Sql, onStatement: (text: string) => void = () => {}): Run {
  const tracer = trace.getTracer('bagi-pakai');
  return (statement, values) =>
    tracer.startActiveSpan('sql', async (span) => {
      try {
        onStatement(statement.sql);
        const parameters = fillPlaceholders(statement.params, values) as never[];
        return (await sql.unsafe(statement.sql, parameters, { prepare: true }).values()) as unknown[][];
      } finally {
        span.end();
      }
    });
}
