// How rows remember since when they are as they are: by transaction, so that a list can be read as it stood at any moment.
import { sql } from 'drizzle-orm';
import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Number of a transaction, never used again (PostgreSQL xid8). */
export const transaction = customType<{ data: string }>({ dataType: () => 'xid8' });

/** A row as it is: since which transaction. */
export const since = () => ({
  sejakTransaksi: transaction()
    .notNull()
    .default(sql`pg_current_xact_id()`),
});

/** A row as it was: from which transaction to which, and when that ended. Kept for a day, by triggers. */
export const sinceAndUntil = () => ({
  sejakTransaksi: transaction().notNull(),
  sampaiTransaksi: transaction().notNull(),
  waktu: timestamp({ withTimezone: true }).notNull(),
});
