// Statements over a few connections: as many behind each other on one as it keeps up with, because what goes out together costs less.
import { type OnStatement, type Run, runOn } from '@bagi/kit/database.ts';
import type { Sql } from '@bagi/database/connect.ts';
import { pastDeadlocks } from '@bagi/database/deadlock.ts';

export interface Lanes {
  readonly run: Run;
  /** Statements under way. */
  readonly busy: () => number;
  /** Connections that it has: at least one. */
  readonly count: () => number;
  /** Ends the connections beside the first that are not at work, and tells how many they were. */
  readonly narrow: () => number;
  readonly close: () => Promise<void>;
}

/** A connection, and when each statement was sent that it has not answered: it answers them in turn. */
interface Lane {
  readonly sql: Sql;
  readonly run: Run;
  readonly sent: number[];
}

interface LanesSettings {
  /** Opens what connects when the first statement comes, and then once. */
  readonly open: () => Sql;
  /** At most so many; the second and those after it when no other keeps up. */
  readonly connections: number;
  /** Whether there is room for one more. */
  readonly mayOpen?: () => boolean;
  readonly onStatement?: OnStatement | undefined;
  /** Behind what has not been answered for so long nobody goes who can go elsewhere. */
  readonly slowMs?: number;
}

/** What reads by keys takes a tenth of a millisecond: whoever waits for one stands behind something large. */
const slowDefaultMs = 1;

export function openLanes(settings: LanesSettings): Lanes {
  const { open, connections, mayOpen = () => true, onStatement, slowMs = slowDefaultMs } = settings;
  let lanes = [laneOf(open(), onStatement)];
  const another = () => {
    if (lanes.length === connections || !mayOpen()) return undefined;
    const lane = laneOf(open(), onStatement);
    lanes.push(lane);
    return lane;
  };
  const waitsSince = ({ sent: [first = Infinity] }: Lane) => first;
  const shortest = () => lanes.reduce((one, other) => (waitsSince(other) > waitsSince(one) ? other : one));
  const next = () => {
    const nowMs = performance.now();
    return lanes.find((one) => nowMs - waitsSince(one) < slowMs) ?? another() ?? shortest();
  };
  return {
    // Each time on a connection that is there: between two of them some may have been ended.
    run: (statement, values) => pastDeadlocks(() => next().run(statement, values)),
    busy: () => lanes.reduce((sum, { sent }) => sum + sent.length, 0),
    count: () => lanes.length,
    narrow() {
      const idle = lanes.slice(1).filter(({ sent }) => sent.length === 0);
      lanes = lanes.filter((lane) => !idle.includes(lane));
      for (const { sql } of idle) letGo(sql);
      return idle.length;
    },
    async close() {
      await Promise.all(lanes.map(({ sql }) => sql.end({ timeout: 5 })));
    },
  };
}

/** It waits for nothing, and a server that does not answer has ended it already. */
function letGo(sql: Sql): void {
  sql.end({ timeout: 5 }).catch(() => undefined);
}

function laneOf(sql: Sql, onStatement: OnStatement = () => {}): Lane {
  const sent: number[] = [];
  const counted: OnStatement = (text) => {
    const ended = onStatement(text);
    sent.push(performance.now());
    return () => {
      sent.shift();
      ended?.();
    };
  };
  return { sql, run: runOn(sql, counted), sent };
}
