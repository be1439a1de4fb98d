// Seals every few seconds, keeps what was signed in the write-once folder, and says whether data may still be served.
import type { Sql } from 'postgres';
import { checkpointIn } from './checkpoint.ts';
import type { Folder, Kept } from './folder.ts';
import { BrokenLog, type Round, type Sealing, sealRound } from './round.ts';

export interface SealerSettings extends Sealing {
  readonly folder: Folder;
  readonly now: () => number;
  readonly everyMs: number;
  /** How long what is recorded may wait to be sealed until somebody is told, and until nothing is served any more. */
  readonly alarmMs: number;
  readonly stopMs: number;
  /** Told, once each time it begins, that what is recorded waits for too long, with the reason. */
  readonly onAlarm: (reason: string) => void;
  /** Told of a round that failed. */
  readonly onFailure: (error: unknown) => void;
  /** Told of every checkpoint that is new to this process. */
  readonly onCheckpoint?: ((kept: Kept) => void) | undefined;
}

export interface Sealer {
  readonly newest: () => Kept;
  /** Why nothing may be served now; null when it may. Before it says no it tries once more to seal. */
  readonly obstacle: () => Promise<string | null>;
  /** Seals now; rounds never overlap. */
  readonly round: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Seals once, so that whoever serves afterwards serves what is sealed; throws where the log is broken. */
export async function openSealer(settings: SealerSettings): Promise<Sealer> {
  const { folder, now, everyMs, alarmMs, stopMs, onAlarm, onFailure } = settings;
  let known = folder.newest();
  let latest: Round = await sealRound(settings, known, now());
  let broken: string | null = null;
  let failing = false;
  let isAlarmed = false;
  let running: Promise<void> | null = null;

  const keep = async (newest: Kept) => {
    if (known?.text === newest.text) return;
    const added = await since(settings.sql, settings, known, newest);
    folder.add(added);
    known = newest;
    for (const one of added) settings.onCheckpoint?.(one);
  };
  const once = async () => {
    do {
      latest = await sealRound(settings, known, now());
      await keep(latest.newest);
    } while (latest.goesOn);
  };
  const round = () =>
    (running ??= once()
      .then(
        () => {
          [broken, failing] = [null, false];
        },
        (error: unknown) => {
          broken = error instanceof BrokenLog ? error.message : null;
          if (!failing) onFailure(error);
          failing = true;
        },
      )
      .finally(() => {
        running = null;
        watch();
      }));
  const waitedMs = () => now() - latest.newest.checkpoint.completeMs;
  const reason = () => {
    if (broken !== null) return broken;
    if (failing) return 'Sealing the record fails.';
    return latest.heldBy === null
      ? 'The record is not sealed.'
      : `Transaction ${latest.heldBy} has been running all the time, and what was recorded since waits for it: select * from pg_stat_activity where backend_xid = '${BigInt(latest.heldBy) % 2n ** 32n}'.`;
  };
  const watch = () => {
    const isLate = broken !== null || waitedMs() > alarmMs;
    if (isLate && !isAlarmed) onAlarm(reason());
    isAlarmed = isLate;
  };
  const stands = () => (broken === null && waitedMs() <= stopMs ? null : reason());

  await keep(latest.newest);
  if (latest.goesOn) await once();
  const timer = setInterval(() => void round(), everyMs).unref();
  return {
    newest: () => latest.newest,
    round,
    async obstacle() {
      if (stands() === null) return null;
      await round();
      return stands();
    },
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}

/** How many checkpoints a folder that has fallen behind takes in at once. */
const togetherMax = 10_000;

/** The checkpoints after one that is known; an empty folder begins with the newest. */
async function since(sql: Sql, { verifiers }: Sealing, known: Kept | null, newest: Kept): Promise<Kept[]> {
  if (!known) return [newest];
  const rows = await sql<{ naskah: string }[]>`
    select naskah from catatan.titik where nomor > ${known.checkpoint.number} and nomor <= ${newest.checkpoint.number}
    order by nomor desc limit ${togetherMax}`;
  return rows.toReversed().map(({ naskah }) => {
    const checkpoint = checkpointIn(naskah, verifiers);
    if (typeof checkpoint === 'string')
      throw new BrokenLog(`A checkpoint in the database is none of this log: ${checkpoint}`);
    return { text: naskah, checkpoint };
  });
}
