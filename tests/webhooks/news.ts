// A system whose partners have addresses for news, with a clock of its own that goes forward when it is told.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { compose } from '@bagi/schema/compose.ts';
import { announce, type AgreementNews, type ProposalNews } from '@bagi/kit/announce.ts';
import { expect } from 'vitest';
import { openLibrary } from '../../start/library.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { type Receiver, startReceiver } from './receiver.ts';

export interface NewsSystem {
  readonly system: TestSystem;
  readonly receiver: Receiver;
  readonly announce: (...news: (ProposalNews | AgreementNews)[]) => Promise<void>;
  /** Lets time pass, and whatever became due meanwhile be done. */
  readonly pass: (ms: number) => Promise<void>;
  readonly now: () => number;
  /** Changes every agreement from now on, as it stands in the documents but without an end. */
  readonly agree: (change: (agreement: Agreement) => Agreement) => void;
  /** Forgets what has happened; the clock goes on. */
  readonly reset: () => Promise<void>;
  /** Waits until nothing is due any more. */
  readonly settled: () => Promise<void>;
  readonly deliveries: () => Promise<Record<string, unknown>[]>;
  readonly stop: () => Promise<void>;
}

export const minute = 60_000;
export const hour = 60 * minute;

/** The documents at hand, with a change to every agreement. */
export function libraryWith(change: (agreement: Agreement) => Agreement): Library {
  const library = openLibrary(compose().schema, false);
  return new Map(
    [...library].map(([partner, versions]) => [
      partner,
      versions.map((version) => ({ ...version, agreement: change(version.agreement) })),
    ]),
  );
}

/** Nobody is warned of an end that never comes, whenever the test runs. */
const endless = (agreement: Agreement): Agreement => ({ ...agreement, term: { ...agreement.term, until: 'open' } });

/** Starts a system; Setneg, LAN and BP Tapera receive at one receiver, each under its own path. */
export async function startNews(settings: Record<string, string> = {}): Promise<NewsSystem> {
  const receiver = await startReceiver();
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const addresses = Object.fromEntries(
    ['setneg-siapp', 'lan', 'bp-tapera'].map((partner) => [partner, `${receiver.url}/${partner}`]),
  );
  const library = new Map(libraryWith(endless));
  const agree = (change: (agreement: Agreement) => Agreement) => {
    for (const [partner, versions] of libraryWith((agreement) => change(endless(agreement))))
      library.set(partner, versions);
  };
  const system = await startTestSystem({ WEBHOOK_ADDRESSES: JSON.stringify(addresses), ...settings }, { now, library });
  const { sql } = system;
  const settled = async () => {
    await sql`select graphile_worker.add_job('sapu')`;
    await expect
      .poll(async () => busy(system, now()), { timeout: 30_000, interval: 20 })
      .toEqual({ jobs: 0, due: 0, held: 0 });
  };
  return {
    system,
    receiver,
    now,
    settled,
    announce: async (...news) => {
      for (const one of news) await sql.begin((transaction) => announce(transaction, one));
    },
    agree,
    async reset() {
      await settled();
      await sql`truncate warta.peristiwa, warta.pengantaran, warta.penolakan, warta.diterima`;
      await sql`update perjanjian.akses set ditangguhkan = false`;
      agree((agreement) => agreement);
      receiver.got.length = 0;
      receiver.answers(() => ({ status: 204 }));
      // Whoever was left alone because of its failures is not any more.
      ahead += 2 * minute;
    },
    async pass(ms) {
      ahead += ms;
      await settled();
    },
    deliveries: async () => sql`select * from warta.pengantaran order by peristiwa_id, mitra`,
    async stop() {
      await system.stop();
      await receiver.close();
    },
  };
}

/** What is still to be done: jobs that may run, events and deliveries that are due, deliveries that somebody holds. */
async function busy({ sql }: TestSystem, nowMs: number): Promise<unknown> {
  const at = new Date(nowMs).toISOString();
  const [row] = await sql`
    select (select count(*)::int from graphile_worker.jobs where run_at <= clock_timestamp()) as jobs,
      (select count(*)::int from warta.peristiwa where disebar is null and sebar_sejak <= ${at}) as due,
      (select count(*)::int from warta.pengantaran where status = 'MENUNGGU' and dipegang > ${at}) as held`;
  return row;
}
