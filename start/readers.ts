// Connections that are the partner's own role: the database itself knows who reads.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { openAlike, openPool, type Sql } from '@bagi/database/connect.ts';
import type { OnStatement, Run } from '@bagi/kit/database.ts';
import { roleName, rolePassword } from '@bagi/migrations/roles.ts';
import { deadlines } from './deadlines.ts';
import { type Lanes, openLanes } from './lanes.ts';

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
  /** For all roles together, of those that are not at work. */
  readonly connectionsMax: number;
  readonly name: string;
  /** Whom the database hears: the agreement's own role, unless a test takes that fence away; then the register's owner. */
  readonly asRole: boolean;
}

/** Opens connections for each role when it is first asked for. */
export function openReaders(settings: Reading, onStatement?: OnStatement): Readers {
  const { rolePrefix, connectionsMax } = settings;
  const lanesOf = new Map<string, Lanes>();
  const accounts = accountsOf(settings);
  let opened = 0;
  const begin = (role: string, connections: number): Lanes => {
    return openLanes({
      open() {
        opened++;
        return accounts(role);
      },
      connections,
      // The other half is left to roles that have none.
      mayOpen: () => opened < connectionsMax / 2,
      onStatement,
    });
  };
  /** Those that were at work when there was no room are let go when the next one is asked for. */
  const makeRoom = (wanted: number) => {
    const missing = () => opened + wanted - connectionsMax;
    if (missing() > 0) opened -= narrowed(lanesOf, missing());
    if (missing() > 0) opened -= letGo(lanesOf, missing());
  };
  const as = (agreement: Agreement, purpose: string, connections: number): Run => {
    const role = roleName(rolePrefix, agreement);
    const key = `${role} ${purpose}`;
    return (statement, values) => {
      const known = lanesOf.get(key);
      // Who was asked for last, stands last.
      lanesOf.delete(key);
      makeRoom(known ? 0 : 1);
      const lanes = known ?? begin(role, connections);
      lanesOf.set(key, lanes);
      return lanes.run(statement, values);
    };
  };
  return {
    runAs: (agreement) => as(agreement, 'reads', settings.connections),
    writeAs: (agreement) => as(agreement, 'writes', writers),
    async close() {
      await Promise.all([...lanesOf.values()].map((lanes) => lanes.close()));
    },
  };
}

/**
 * Ends so many connections of roles that have several, or as many as there are: where more roles ask by turns than fit beside
 * them, each would find its only one gone.
 */
function narrowed(known: ReadonlyMap<string, Lanes>, wanted: number): number {
  let ended = 0;
  for (const lanes of known.values()) {
    if (ended >= wanted) break;
    ended += lanes.narrow();
  }
  return ended;
}

/** Ends so many connections of those whom nobody has asked for longest, or more; those at work stay. Tells how many it ended. */
function letGo(known: Map<string, Lanes>, wanted: number): number {
  let ended = 0;
  for (const [key, lanes] of known) {
    if (ended >= wanted) break;
    if (lanes.busy() > 0) continue;
    known.delete(key);
    ended += lanes.count();
    // It waits for nothing, and a server that does not answer has ended it already.
    lanes.close().catch(() => undefined);
  }
  return ended;
}

/** Opens a connection as a role; the first one learns the types of the server for all. */
function accountsOf(settings: Reading): (role: string) => Sql {
  let first: Sql | undefined;
  return (role) => {
    const password = rolePassword(settings.secret, role);
    if (first && settings.asRole) return openAlike(first, role, password);
    const url = new URL(settings.databaseUrl);
    if (settings.asRole) [url.username, url.password] = [role, password];
    const sql = openPool(url.href, {
      max: 1,
      applicationName: settings.name,
      statementTimeoutMs: deadlines.statementMs,
      idleTimeoutSeconds: idleSeconds,
      // Every statement finds its rows by an index along its keys, whatever the values: planned once, run for good.
      plans: 'generic',
    });
    first ??= sql;
    return sql;
  };
}
