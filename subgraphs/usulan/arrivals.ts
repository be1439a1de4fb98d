// Files that came to an address: noted once, before their sender completes them, as the applier's role.
import { and, eq, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { unggahan } from './tables.ts';

export interface Arrival {
  readonly id: string;
  readonly partner: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string | null;
}

type Told = Readonly<Record<string, unknown>>;

export interface Arrivals {
  /** What is there already, null when it is awaited. */
  readonly before: (file: Pick<Arrival, 'id' | 'partner'>) => Promise<Told | null | 'UNKNOWN'>;
  /** Notes what came; of two at once, the first is what came. */
  readonly received: (file: Arrival) => Promise<Told | null>;
}

export function arrivals(connections: Sql): Arrivals {
  const database = drizzle(connections, { casing: 'snake_case' });
  const { id, sha256, ukuran, tipeMedia, mitra } = unggahan;
  const of = (file: Pick<Arrival, 'id' | 'partner'>) => and(eq(id, file.id), eq(mitra, file.partner));
  const noted = async (file: Pick<Arrival, 'id' | 'partner'>) => {
    const [found] = await database.select({ id, sha256, ukuran, tipeMedia }).from(unggahan).where(of(file));
    return found ?? null;
  };
  return {
    async before(file) {
      const found = await noted(file);
      if (!found) return 'UNKNOWN';
      return found.sha256 === null ? null : found;
    },
    async received(file) {
      await database
        .update(unggahan)
        .set({
          sha256: file.sha256,
          ukuran: file.size,
          tipeMedia: file.mediaType,
          diterima: sql`clock_timestamp()`,
        })
        .where(and(of(file), isNull(sha256)));
      return noted(file);
    },
  };
}
