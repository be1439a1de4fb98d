// Writes down every access before its answer leaves: whoever waits for the promise lets nothing out that is not recorded.
import type { Sql } from 'postgres';
import { timedId } from './timedId.ts';
import { openConnection } from './connection.ts';
import { flood } from './flood.ts';
import { type GroupBounds, inGroups } from './groups.ts';
import { leafHash, leafOf } from './leaf.ts';
import { type KeyOf, pseudonyms, yearOf } from './pseudonyms.ts';
import { type Recurring, repeated } from './repeated.ts';
import type { Access, FieldSet, Row } from './row.ts';
import { accesses, counts, fieldSets, type Log, type SecurityEvent, securityEvents } from './writing.ts';

/** What proves later that an access was recorded. */
export interface Receipt {
  readonly id: string;
  /** As RFC 9162 hashes leaves, over the form in leaf.ts. */
  readonly leaf: Buffer;
}

export interface Recorder {
  /** Resolves when the row is committed; rejects when it is not, or not in time. */
  readonly record: (access: Access) => Promise<Receipt>;
  /** Records a refusal of a known partner; none in return when there are so many that it was counted. */
  readonly refused: (access: Access) => Promise<Receipt | null>;
  /** Counts a refusal that has no row of its own. */
  readonly count: (partner: string | null, code: string, atMs: number) => void;
  /** Writes down what looks like an attack; nobody waits for it. */
  readonly noticed: (event: Omit<SecurityEvent, 'id' | 'waktu'>, atMs: number) => void;
  /** Counts what is worth an event when it happens often; nobody waits for it. */
  readonly repeated: (one: Recurring, atMs: number) => void;
  /** Writes what is counted and not written yet. */
  readonly close: () => Promise<void>;
}

export interface RecorderSettings {
  /** Opens a connection as the role that writes the record. */
  readonly open: () => Sql;
  readonly keyOf: KeyOf;
  /** Told once of each failure to write. */
  readonly onFailure: (log: string, error: unknown) => void;
  /** Told of what happened too often, when it is written down. */
  readonly onRepeated?: (event: SecurityEvent) => void;
  readonly bounds?: GroupBounds;
}

const boundsDefault: GroupBounds = { together: 500, waitingMax: 20_000, patienceMs: 3_000 };

/** How often what was counted is written. */
const countsMs = 1_000;

/** How many digests of sets of fields are remembered as written. */
const setsRemembered = 10_000;

export function openRecorder({
  open,
  keyOf,
  onFailure,
  onRepeated = () => {},
  bounds = boundsDefault,
}: RecorderSettings): Recorder {
  const connection = openConnection(open);
  const pseudonymsOf = pseudonyms(keyOf);
  const refusals = flood();
  const written = new Set<string>();

  const add = <Item>(log: Log<Item>, items: readonly Item[]) => connection.run(log.insert(items));
  const addSets = async (sets: readonly FieldSet[]) => {
    const fresh = sets.filter(({ digest }) => !written.has(digest));
    if (fresh.length === 0) return;
    await add(fieldSets, [...new Map(fresh.map((one) => [one.digest, one])).values()]);
    if (written.size + fresh.length > setsRemembered) written.clear();
    for (const { digest } of fresh) written.add(digest);
  };
  const told = async (log: string, writing: Promise<void>) => {
    try {
      await writing;
    } catch (error) {
      onFailure(log, error);
      throw error;
    }
  };
  const groups = inGroups<{ leaf: string; fields: FieldSet | null }>(
    (items) =>
      told(
        accesses.table,
        addSets(items.flatMap(({ fields }) => fields ?? [])).then(() =>
          add(
            accesses,
            items.map(({ leaf }) => leaf),
          ),
        ),
      ),
    connection.renew,
    bounds,
  );

  const record = async (access: Access): Promise<Receipt> => {
    const row = rowOf(access, pseudonymsOf(access.persons, yearOf(access.atMs)));
    const leaf = leafOf(row);
    await groups.put({ leaf, fields: access.fields });
    return { id: row.id, leaf: leafHash(leaf) };
  };
  const events: SecurityEvent[] = [];
  let counting: Promise<void> = Promise.resolve();
  const again = repeated();
  const flush = async (untilMs: number) => {
    for (const { minuteMs, ...recurred } of again.take(untilMs)) {
      const event = { ...recurred, permintaan: null, ...placed(minuteMs) };
      onRepeated(event);
      events.push(event);
    }
    const counted = refusals.take().map(({ minuteMs, partner, code, times }) => ({
      id: timedId(minuteMs),
      menit: new Date(minuteMs).toISOString(),
      mitra: partner === null ? null : plain(partner),
      keputusan: code,
      jumlah: times,
    }));
    const noticed = events.splice(0);
    // What could not be written is lost, and said to be: it holds nobody's data, and memory is bounded.
    if (counted.length > 0) await told(counts.table, add(counts, counted)).catch(() => undefined);
    if (noticed.length > 0) await told(securityEvents.table, add(securityEvents, noticed)).catch(() => undefined);
  };
  const timer = setInterval(() => (counting = counting.then(() => flush(Date.now()))), countsMs).unref();

  return {
    record,
    async refused(access) {
      return refusals.hasRow(access.mitra, access.keputusan, access.atMs) ? record(access) : null;
    },
    count: refusals.count,
    repeated: again.note,
    noticed(event, atMs) {
      if (events.length < eventsMax) events.push({ ...event, ...placed(atMs) });
    },
    async close() {
      clearInterval(timer);
      await groups.settled();
      await counting;
      await flush(Infinity);
      await connection.close();
    },
  };
}

const eventsMax = 1_000;

function placed(atMs: number): { id: string; waktu: string } {
  return { id: timedId(atMs), waktu: new Date(atMs).toISOString() };
}

function rowOf(access: Access, orang: string[]): Row {
  return {
    id: timedId(access.atMs),
    waktu: new Date(access.atMs).toISOString(),
    mitra: plain(access.mitra),
    klien: plain(access.klien),
    petugas: access.petugas,
    perjanjian: access.perjanjian,
    tujuan: access.tujuan,
    mode: access.mode,
    layanan: access.layanan,
    baris: access.baris,
    operasi: access.operasi,
    sidikOperasi: access.sidikOperasi,
    medan: access.fields?.digest ?? null,
    jumlahOrang: access.persons.size,
    orang,
    putusan: access.putusan,
    durasiMikro: access.durasiMikro,
    keputusan: access.keputusan,
    permintaan: access.permintaan,
  };
}

/** Names out of a token may hold anything; PostgreSQL and JSON do not take everything. */
function plain(name: string): string {
  return name.replaceAll(/[^ -~]/g, '?').slice(0, 200);
}
