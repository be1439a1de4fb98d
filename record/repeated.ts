// What repeats itself is one event a minute with how often it was: whoever makes many cannot fill the log.
import { type SecurityEvent } from './writing.ts';

/** Something that is worth an event when it happens so often in a minute. */
export interface Recurring extends Omit<SecurityEvent, 'id' | 'waktu' | 'permintaan'> {
  /** Less often it is nothing. */
  readonly least: number;
}

/** It happened so often in the minute that began then. */
export interface Recurred extends Omit<Recurring, 'least'> {
  readonly minuteMs: number;
}

export interface Repeated {
  readonly note: (one: Recurring, atMs: number) => void;
  /** What happened often enough in minutes that are over at a moment. */
  readonly take: (nowMs: number) => Recurred[];
}

interface Count extends Recurring {
  readonly minuteMs: number;
  readonly times: number;
}

/** How many are told apart at once; beyond them only the kind is. */
const countsMax = 1_000;

export function repeated(): Repeated {
  let counts = new Map<string, Count>();
  const note = (one: Recurring, atMs: number): void => {
    const minuteMs = atMs - (atMs % 60_000);
    const key = JSON.stringify([minuteMs, one.jenis, one.mitra, one.rincian]);
    const known = counts.get(key);
    if (!known && counts.size >= countsMax && Object.keys(one.rincian).length > 0)
      return note({ ...one, mitra: null, rincian: {} }, atMs);
    counts.set(key, { ...one, minuteMs, times: (known?.times ?? 0) + 1 });
  };
  return {
    note,
    take(nowMs) {
      const isOver = ({ minuteMs }: Count) => minuteMs + 60_000 <= nowMs;
      const all = [...counts.entries()];
      counts = new Map(all.filter(([, one]) => !isOver(one)));
      return all
        .map(([, one]) => one)
        .filter((one) => isOver(one) && one.times >= one.least)
        .map(({ jenis, mitra, minuteMs, times, rincian }) => ({
          jenis,
          mitra,
          minuteMs,
          rincian: { ...rincian, kali: times },
        }));
    },
  };
}
