// Connections that are the partner's own role: the database itself knows who reads.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { openPool } from '@bagi/database/connect.ts';
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

/** Opens a pool for each role when it is first asked for. */
export function openReaders(settings: Reading, onStatement?: OnStatement): Readers {
  const { reading, writing } = settings.rolesAtOnce ?? rolesDefault;
  const [read, write] = [new Map<string, Lanes>(), new Map<string, Lanes>()];
  const as =
    (agreement: Agreement, known: Map<string, Lanes>, connections: number, rolesMax: number): Run =>
    (statement, values) => {
      const role = roleName(settings.rolePrefix, agreement);
      const lanes = known.get(role) ?? openAs(settings, role, connections, onStatement);
      // Who was asked for last, stands last.
      known.delete(role);
      letGo(known, rolesMax - 1);
      known.set(role, lanes);
      return lanes.run(statement, values);
    };
  return {
    runAs: (agreement) => as(agreement, read, settings.connections, reading),
    writeAs: (agreement) => as(agreement, write, writers, writing),
    async close() {
      await Promise.all([...read.values(), ...write.values()].map((lanes) => lanes.close()));
    },
  };
}

/** Ends those that nobody has asked for longest until so many are left; those that are at work stay. */
function letGo(known: Map<string, Lanes>, left: number): void {
  for (const [role, lanes] of known) {
    if (known.size <= left) return;
    if (lanes.busy() > 0) continue;
    known.delete(role);
    // It waits for nothing, and a server that does not answer has ended it already.
    lanes.close().catch(() => undefined);
  }
}

function openAs(settings: Reading, role: string, connections: number, onStatement?: OnStatement): Lanes {
  const url = new URL(settings.databaseUrl);
  if (settings.asRole) {
    url.username = role;
    url.password = rolePassword(settings.secret, role);
  }
  const open = () =>
    openPool(url.href, {
      max: 1,
      applicationName: settings.name,
      statementTimeoutMs: deadlines.statementMs,
      idleTimeoutSeconds: idleSeconds,
      // Every statement finds its rows by an index along its keys, whatever the values: planned once, run for good.
      plans: 'generic',
    });
  return openLanes({ open, connections, onStatement });
}
