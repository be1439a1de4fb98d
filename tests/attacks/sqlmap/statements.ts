// What PostgreSQL itself says it was told to do: the text of every statement, without the values of its parameters.
import { readFileSync } from 'node:fs';
import { logOf } from '@bagi/database/place.ts';
import type { Sql } from 'postgres';
import { databaseDirectory } from '../../../start/database.ts';

/** Makes the embedded server write every statement to its log, with the name of the program that sent it. */
export async function logStatements(sql: Sql): Promise<void> {
  await sql`alter system set log_statement = 'all'`;
  await sql`alter system set log_line_prefix = '%m <%a> '`;
  await sql`select pg_reload_conf()`;
}

/** The texts of the statements in the log of a data directory, by the program that sent them. */
export function statementsOf(dataDirectory: string, program: string): Set<string> {
  const texts = new Set<string>();
  for (const entry of readFileSync(logOf(databaseDirectory(dataDirectory)), 'utf8').split(/^(?=\d{4}-\d\d-\d\d )/m)) {
    const [, sender, said] = /^[^<]*<([^>]*)> LOG: {2}(?:statement|execute [^:]*): (.*)$/s.exec(entry) ?? [];
    if (sender === program && said !== undefined) texts.add(said.trim());
  }
  return texts;
}

/** The statements that hold one of these values, which only a parameter may hold. */
export function holding(statements: ReadonlySet<string>, values: Iterable<string>): string[] {
  const sent = [...values];
  return [...statements].filter((statement) => sent.some((value) => statement.includes(value)));
}
