// Connections that are the partner's own role: the database itself knows who reads.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { type OnStatement, type Run, runOn } from '@bagi/kit/database.ts';
import { roleName, rolePassword } from '@bagi/migrations/roles.ts';
import { deadlines } from './deadlines.ts';

export interface Readers {
  /** Runs statements that read, as the role of a version of an agreement. */
  readonly runAs: (agreement: Agreement) => Run;
  /** The same for those that write, and so wait for a disk. */
  readonly writeAs: (agreement: Agreement) => Run;
  readonly close: () => Promise<void>;
}

/** How long a connection that nobody uses is kept: hundreds of partners share the server's connections. */
const idleSeconds = 60;

/** What is written waits for its commit: the more wait at once, the more share one. */
const writers = 8;

/** How many roles may hold connections at once; who comes next takes the place of the one that was not asked for longest. */
const rolesDefault = { reading: 40, writing: 8 };

interface Reading {
  readonly databaseUrl: string;
  readonly rolePrefix: string;
  readonly secret: Uint8Array;
  /** For each role; concurrent statements share them, one behind the other, so that few are enough. */
  readonly connections: number;
  readonly name: string;
  /** Whom the database hears: the agreement's own role, unless a test takes that fence away; then the register's owner. */
  readonly asRole: boolean;
  readonly rolesAtOnce?: typeof rolesDefault;
}

interface Pool {
  readonly sql: Sql;
  readonly run: Run;
  /** Statements under way. */
  busy: number;
}

/** Opens a pool for each role when it is first asked for. */
export function openReaders(settings: Reading, onStatement?: OnStatement): Readers {
  const { reading, writing } = settings.rolesAtOnce ?? rolesDefault;
  const [read, write] = [new Map<string, Pool>(), new Map<string, Pool>()];
  const as =
    (agreement: Agreement, pools: Map<string, Pool>, max: number, rolesMax: number): Run =>
    (statement, values) => {
      const role = roleName(settings.rolePrefix, agreement);
      const pool = pools.get(role) ?? openAs(settings, role, max, onStatement);
      // Who was asked for last, stands last.
      pools.delete(role);
      letGo(pools, rolesMax - 1);
      pools.set(role, pool);
      return pool.run(statement, values);
    };
  return {
    runAs: (agreement) => as(agreement, read, settings.connections, reading),
    writeAs: (agreement) => as(agreement, write, writers, writing),
    async close() {
      await Promise.all([...read.values(), ...write.values()].map(({ sql }) => sql.end({ timeout: 5 })));
    },
  };
}

/** Ends those that nobody has asked for longest until so many are left; those that are at work stay. */
function letGo(pools: Map<string, Pool>, left: number): void {
  for (const [role, { sql, busy }] of pools) {
    if (pools.size <= left) return;
    if (busy > 0) continue;
    pools.delete(role);
    // It waits for nothing, and a server that does not answer has ended it already.
    sql.end({ timeout: 5 }).catch(() => undefined);
  }
}

function openAs(settings: Reading, role: string, max: number, onStatement: OnStatement = () => {}): Pool {
  const url = new URL(settings.databaseUrl);
  if (settings.asRole) {
    url.username = role;
    url.password = rolePassword(settings.secret, role);
  }
  const sql = openPool(url.href, {
    max,
    applicationName: settings.name,
    statementTimeoutMs: deadlines.statementMs,
    idleTimeoutSeconds: idleSeconds,
    // Every statement finds its rows by an index along its keys, whatever the values: planned once, run for good.
    plans: 'generic',
  });
  const counted: OnStatement = (text) => {
    const ended = onStatement(text);
    pool.busy++;
    return () => {
      pool.busy--;
      ended?.();
    };
  };
  const pool: Pool = { sql, run: runOn(sql, counted), busy: 0 };
  return pool;
}
