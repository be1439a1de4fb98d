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

interface Reading {
  readonly databaseUrl: string;
  readonly rolePrefix: string;
  readonly secret: Uint8Array;
  /** For each role; concurrent statements share them, one behind the other, so that few are enough. */
  readonly connections: number;
  readonly name: string;
  /** Whom the database hears: the agreement's own role, unless a test takes that fence away; then the register's owner. */
  readonly asRole: boolean;
}

/** Opens a pool for each role when it is first asked for. */
export function openReaders(settings: Reading, onStatement?: OnStatement): Readers {
  const pools = new Map<string, { sql: Sql; run: Run }>();
  const as = (agreement: Agreement, max: number, use: string): Run => {
    const role = roleName(settings.rolePrefix, agreement);
    const before = pools.get(`${use} ${role}`);
    if (before) return before.run;
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
    const opened = { sql, run: runOn(sql, onStatement) };
    pools.set(`${use} ${role}`, opened);
    return opened.run;
  };
  return {
    runAs: (agreement) => as(agreement, settings.connections, 'read'),
    writeAs: (agreement) => as(agreement, writers, 'write'),
    async close() {
      await Promise.all([...pools.values()].map(({ sql }) => sql.end({ timeout: 5 })));
    },
  };
}
