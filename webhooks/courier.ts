// The courier of a process that serves: spreads what is announced, delivers what is due, and finds what a crash left behind.
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { deliverTo, type DeliveryParts, type Health } from './deliver.ts';
import { partnersDue } from './deliveries.ts';
import { openJobs } from './jobs.ts';
import { forgetOld } from './forget.ts';
import { spread } from './spread.ts';

export interface CourierParts extends DeliveryParts {
  /** The database as the courier's role, for the queue's own connections. */
  readonly databaseUrl: string;
  /** What is looked at once a day, and at the start: the agreements themselves. */
  readonly review: (nowMs: number) => Promise<void>;
  readonly onFailure: (task: string, error: unknown) => void;
}

export interface Courier {
  /** Finishes what is under way. */
  readonly close: () => Promise<void>;
}

/** Opens the courier; it goes on with what was left. */
export async function openCourier(parts: CourierParts): Promise<Courier> {
  const healths = new Map<string, Health>();
  let reviewed = '';
  const jobs = await openJobs({
    databaseUrl: parts.databaseUrl,
    onFailure: parts.onFailure,
    tasks: {
      /** Added by whoever announces, in the same transaction. */
      sebar: async (_, { add }) => {
        for (const partner of await spread(parts.sql, parts, parts.now()))
          await add('antar', { partner }, { key: partner });
      },
      antar: async ({ partner = '' }, { add }) => {
        const health = healths.get(partner) ?? { failures: 0, quietUntilMs: 0 };
        healths.set(partner, health);
        const due = await deliverTo(partner, parts, health);
        if (due === null) return;
        // The queue goes by the database's clock: what is waited is the same by both.
        const wait = Math.max(0, due - parts.now());
        await add('antar', { partner }, { key: `${partner} ${due}`, runAt: new Date(Date.now() + wait) });
      },
      /** Every minute: whatever is due has a job, also when whoever was at it is gone. */
      sapu: async (_, { add }) => {
        await add('sebar', {}, { key: 'sebar' });
        for (const partner of await partnersDue(parts.sql, parts.now()))
          await add('antar', { partner }, { key: partner });
        const today = dayInJakarta(parts.now());
        if (today === reviewed) return;
        await parts.review(parts.now());
        await forgetOld(parts.sql, parts.now());
        reviewed = today;
      },
    },
    everyMinute: 'sapu',
  });
  return { close: jobs.close };
}
