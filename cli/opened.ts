// What commands work with, opened for as long as they work: the database as its owner, the schema and the documents.
import type { Library } from '@bagi/agreements/library.ts';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { compose } from '@bagi/schema/compose.ts';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../start/config.ts';
import { openDatabase } from '../start/database.ts';
import { openLibrary } from '../start/library.ts';
import { settingsOf, type Terminal } from './terminal.ts';

export interface Opened {
  readonly config: Config;
  readonly databaseUrl: string;
  /** As the account of DATABASE_URL. */
  readonly sql: Sql;
}

export async function withDatabase<Result>(
  terminal: Terminal,
  work: (opened: Opened) => Promise<Result>,
  connections = 2,
): Promise<Result> {
  const config = settingsOf(terminal);
  const database = await openDatabase(config);
  const sql = openPool(database.url, { max: connections, applicationName: 'bagi-pakai perintah' });
  try {
    return await work({ config, databaseUrl: database.url, sql });
  } finally {
    await sql.end({ timeout: 5 });
    await database.stop();
  }
}

export interface Documents {
  readonly schema: GraphQLSchema;
  readonly library: Library;
}

export function documentsOf({ production }: Pick<Config, 'production'>, { schema } = compose()): Documents {
  return { schema, library: openLibrary(schema, production) };
}
