// Whom each partner has received, taken down in groups behind the answers: nobody waits for it, and news waits longer than it takes.
import type { Contract } from '@bagi/agreements/contract.ts';
import { events, isEventKind } from '@bagi/agreements/events.ts';
import type { Sql } from 'postgres';

export interface Received {
  /** Takes down the persons of an answer, if the partner is told of persons at all. */
  readonly note: (contract: Contract, persons: ReadonlySet<string>) => void;
  /** Writes down what is not written yet. */
  readonly close: () => Promise<void>;
}

/** How long persons wait for others. Events about persons are spread a minute after they happened: see umumkan in migrations. */
const gatherMs = 200;

/** How many are written in one statement. */
const atOnce = 10_000;

export function openReceived(sql: Sql, onFailure: (error: unknown) => void): Received {
  let waiting = new Map<string, Set<string>>();
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const write = async () => {
    const group = waiting;
    waiting = new Map();
    for (const [partner, persons] of group) {
      try {
        await insert(sql, partner, [...persons]);
      } catch (error) {
        onFailure(error);
        add(partner, persons);
      }
    }
  };
  const add = (partner: string, persons: Iterable<string>) => {
    const known = waiting.get(partner) ?? new Set();
    waiting.set(partner, known);
    for (const person of persons) known.add(person);
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = (writing ?? Promise.resolve()).then(write);
    }, gatherMs);
  };
  return {
    note({ agreement: { partner, webhook } }, persons) {
      if (isToldOfPersons(webhook?.events ?? {})) add(partner, persons);
    },
    async close() {
      await writing;
      clearTimeout(timer);
      await write();
      clearTimeout(timer);
    },
  };
}

/** Of nobody else it is kept whom they have received. */
function isToldOfPersons(named: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(named).some((kind) => isEventKind(kind) && events[kind] === 'asn');
}

/** In the order of ids, so that two processes that write the same persons do not wait for each other in a circle. */
async function insert(sql: Sql, partner: string, persons: readonly string[]): Promise<void> {
  const sorted = persons.toSorted();
  for (let from = 0; from < sorted.length; from += atOnce)
    await sql`
      insert into warta.diterima (mitra, asn_id) select ${partner}, unnest(${sorted.slice(from, from + atOnce)}::text[])
      on conflict do nothing`;
}
