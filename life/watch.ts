// The states of all agreements as a process knows them: told of every change, looking anyway, and knowing nothing when it cannot see.
import { isState, type Life, type LifeOf } from '@bagi/agreements/life.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import type { Sql } from 'postgres';

export interface Watch {
  /** The state as it was seen last; refuses when that is too long ago. */
  readonly lifeOf: LifeOf;
  /** Looks now: whoever waits for it knows what had been written before. */
  readonly look: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Watching {
  /** Connections that may execute perjanjian.keadaan_kini(). */
  readonly sql: Sql;
  readonly onFailure: (error: unknown) => void;
  /** How often it looks although nothing was told: a word of the database can be lost with a connection. */
  readonly everyMs?: number;
}

const everyDefaultMs = 500;

/** What was seen this long ago is not believed any more. */
export const believedMs = 5_000;

const draft: Life = { state: 'RANCANGAN', sinceMs: null, cause: null };

/** Opens the watch; it has looked once when it is given. */
export async function openWatch({ sql, onFailure, everyMs = everyDefaultMs }: Watching): Promise<Watch> {
  let lives: ReadonlyMap<string, Life> = new Map();
  let seenAtMs = -Infinity;
  let looking: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const see = async () => {
    const beganMs = performance.now();
    const rows = await sql`select mitra, pokok, keadaan, sebab, sejak from perjanjian.keadaan_kini()`;
    lives = new Map(rows.map((row) => [keyOf(String(row['mitra']), String(row['pokok'])), lifeIn(row)]));
    seenAtMs = beganMs;
  };
  const begin = () => {
    looking = see().finally(() => (looking = null));
    return looking;
  };
  /** A look that has begun already may not see what was just written: whoever comes waits for one that begins after. */
  const look = (): Promise<void> => {
    if (!looking) return begin();
    next ??= looking
      .catch(() => {})
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  };
  const glance = () => void look().catch(onFailure);

  await look();
  const listening = await sql.listen('perjanjian', glance, glance);
  const timer = setInterval(glance, everyMs);
  timer.unref();
  return {
    look,
    lifeOf({ partner, root }) {
      if (performance.now() - seenAtMs > believedMs)
        throw refusal('UNAVAILABLE', 'Whether your agreement is in force cannot be seen.');
      return lives.get(keyOf(partner, root)) ?? draft;
    },
    async close() {
      clearInterval(timer);
      await listening.unlisten();
      await Promise.allSettled([looking, next]);
    },
  };
}

function keyOf(partner: string, root: string): string {
  return `${partner} ${root}`;
}

function lifeIn({ keadaan, sebab, sejak }: Readonly<Record<string, unknown>>): Life {
  const state = String(keadaan);
  if (!isState(state)) throw new Error(`The database knows a state of agreements that this version does not: ${state}`);
  return {
    state,
    sinceMs: typeof sejak === 'string' ? Date.parse(sejak) : null,
    cause: typeof sebab === 'string' ? sebab : null,
  };
}
