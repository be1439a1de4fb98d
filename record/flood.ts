// Refusals under flood: the first of a minute have a row each, the others are counted, in as little memory as there are reasons.

/** How many refusals of one partner for one reason have a row of their own in a minute. */
export const rowsAMinute = 60;

/** How many counters there are at once; beyond them it is not told apart whose a refusal was. */
const countersMax = 1_000;

export interface Counter {
  readonly minuteMs: number;
  readonly partner: string | null;
  readonly code: string;
  readonly times: number;
}

export interface Flood {
  /** Whether this refusal has a row of its own; otherwise it is counted now. */
  readonly hasRow: (partner: string, code: string, atMs: number) => boolean;
  readonly count: (partner: string | null, code: string, atMs: number) => void;
  /** What was counted since the last time. */
  readonly take: () => Counter[];
}

export function flood(): Flood {
  let counters = new Map<string, Counter>();
  let [minute, rows] = [0, new Map<string, number>()];
  const count = (partner: string | null, code: string, atMs: number): void => {
    const minuteMs = minuteOf(atMs);
    const key = `${minuteMs} ${code} ${partner}`;
    const known = counters.get(key);
    if (!known && partner !== null && counters.size >= countersMax) return count(null, code, atMs);
    counters.set(key, { minuteMs, partner, code, times: (known?.times ?? 0) + 1 });
  };
  return {
    hasRow(partner, code, atMs) {
      if (minute !== minuteOf(atMs)) [minute, rows] = [minuteOf(atMs), new Map()];
      const key = `${code} ${partner}`;
      const before = rows.get(key) ?? 0;
      if (before < rowsAMinute && (before > 0 || rows.size < countersMax)) {
        rows.set(key, before + 1);
        return true;
      }
      count(partner, code, atMs);
      return false;
    },
    count,
    take() {
      const taken = [...counters.values()];
      counters = new Map();
      return taken;
    },
  };
}

function minuteOf(atMs: number): number {
  return atMs - (atMs % 60_000);
}
