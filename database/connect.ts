// Opens the connections of the product, the same way everywhere.
import postgres from 'postgres';
import { DatabaseError } from './errors.ts';
import { refusalOf } from './connectionRefusal.ts';

export type Sql = postgres.Sql;
export type PoolOptions = {
  max: number;
  applicationName: string;
  connectTimeoutSeconds?: number;
  statementTimeoutMs?: number;
  idleTimeoutSeconds?: number;
  /** How statements are planned: by default as PostgreSQL sees fit, generic once for all values. */
  plans?: 'generic';
};

export function openPool(url: string, options: PoolOptions): Sql {
  try {
    return postgres(url, {
      max: options.max,
      ...(options.idleTimeoutSeconds === undefined ? {} : { idle_timeout: options.idleTimeoutSeconds }),
      connect_timeout: options.connectTimeoutSeconds ?? 10,
      connection: {
        application_name: options.applicationName,
        ...(options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs }),
        ...(options.plans === 'generic' ? { plan_cache_mode: 'force_generic_plan' } : {}),
      },
      prepare: true,
      onnotice: () => undefined,
      types: asText,
    });
  } catch {
    // The driver's own error repeats the whole URL, and the password with it.
    throw new DatabaseError(
      'URL_UNREADABLE',
      'The database URL cannot be read. Write postgres://user:password@host:port/database, with special characters of the password percent-encoded.',
    );
  }
}

export async function checkConnection(sql: Sql, url: string): Promise<void> {
  try {
    await sql`select 1`;
  } catch (error) {
    throw refusalOf(error, url);
  }
}

// Dates keep the digits PostgreSQL wrote: a JavaScript Date would move them with the time zone, a number would round.
const oid = { bigint: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700 };

const asText: Record<string, postgres.PostgresType<string | number | bigint>> = Object.fromEntries(
  Object.entries(oid).map(([name, number]) => [
    name,
    { to: number, from: [number], serialize: String, parse: (raw: string) => raw },
  ]),
);
