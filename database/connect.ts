// Opens the connections of the product, the same way everywhere.
import postgres from 'postgres';
import { bySocket } from './address.ts';
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
      ...bySocket(url),
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

/** What the driver makes of the options that it was given, and shares among the connections of one pool. */
type Taken = postgres.Options<Record<string, postgres.PostgresType>> & {
  shared: { retries: number; typeArrayMap: Record<number, number> };
};

/**
 * The same as an open pool in all but the account. What the other has learned of the server's types it takes over: where each
 * of hundreds of roles has a pool of its own, to learn them takes 4 ms and 0.4 MB of every one.
 */
export function openAlike(sql: Sql, user: string, password: string): Sql {
  const { shared, ...options } = sql.options as unknown as Taken;
  const account = { user, pass: password };
  const hasTypes = Object.keys(shared.typeArrayMap).length > 0;
  // With `shared` among them the driver takes options as they are.
  const taken: Taken = { ...options, ...account, fetch_types: !hasTypes, shared: { ...shared, retries: 0 } };
  return postgres(taken);
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
