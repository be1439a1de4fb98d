// The months of the record, each a partition from midnight to midnight in Jakarta: made long before they come, dropped whole.
import type { Sql } from 'postgres';
import { requireSealed } from './seal/requireSealed.ts';

/** The logs that are kept by the month. */
export const monthlyLogs = ['akses', 'ditolak'] as const;

/** How many months there are ahead of the present one: a year passes before anybody misses one. */
export const monthsAhead = 12;

export interface Month {
  readonly year: number;
  /** From 1 to 12. */
  readonly month: number;
}

/** The month of a moment, in Jakarta. */
export function monthOf(atMs: number): Month {
  const local = new Date(atMs + 7 * 60 * 60 * 1000);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1 };
}

export function monthAfter({ year, month }: Month, months = 1): Month {
  const count = year * 12 + month - 1 + months;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** As it is written: 2026-11. */
export function monthText({ year, month }: Month): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** The name of a month's partition. */
export function partitionOf(log: (typeof monthlyLogs)[number], month: Month): string {
  return `${log}_${monthText(month).replace('-', '_')}`;
}

/** The first moment of a month. */
export function firstMomentOf(month: Month): string {
  return `${monthText(month)}-01 00:00:00+07`;
}

/** Autovacuum comes by rows, not by shares of a month: it also sorts in what the index of persons has waiting. */
const tended = 'with (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000)';

/** Makes the partitions from one month on that are not there; says which were made. Their owner is whoever calls. */
export async function makeMonths(sql: Sql, from: Month, months = monthsAhead + 1): Promise<string[]> {
  const present = new Set(
    (
      await sql`
        select relname::text as name from pg_class
        where relnamespace = 'catatan'::regnamespace and relispartition and relkind = 'r'`
    ).map(({ name }) => String(name)),
  );
  const wanted = Array.from({ length: months }, (_, ahead) => monthAfter(from, ahead)).flatMap((month) =>
    monthlyLogs.map((log) => ({ log, month, name: partitionOf(log, month) })),
  );
  const missing = wanted.filter(({ name }) => !present.has(name));
  for (const { log, month, name } of missing) {
    const [first, next] = [firstMomentOf(month), firstMomentOf(monthAfter(month))];
    await sql.unsafe(
      `create table if not exists catatan.${name} partition of catatan.${log} for values from ('${first}') to ('${next}') ${tended}`,
    );
  }
  return missing.map(({ name }) => name);
}

/** The months before one that still have rows or could have. */
export async function monthsBefore(sql: Sql, first: Month): Promise<Month[]> {
  const rows = await sql<{ name: string }[]>`
    select relname::text as name from pg_class
    where relnamespace = 'catatan'::regnamespace and relispartition and relkind = 'r' and relname ~ '^akses_[0-9]{4}_[0-9]{2}$'
    order by 1`;
  return rows
    .map(({ name }) => ({ year: Number(name.slice(6, 10)), month: Number(name.slice(11, 13)) }))
    .filter((month) => monthText(month) < monthText(first));
}

/** Drops a month with everything in it, and says how much that was. What was sealed of it is elsewhere, and stays. */
export async function dropMonth(sql: Sql, month: Month): Promise<Record<string, number>> {
  const dropped: Record<string, number> = {};
  await sql.begin(async (transaction) => {
    for (const log of monthlyLogs) {
      const name = partitionOf(log, month);
      const [there] = await transaction`select to_regclass(${`catatan.${name}`}) as table`;
      if (there?.['table'] === null) continue;
      await requireSealed(transaction, log, name);
      const [counted] = await transaction.unsafe(`select count(*)::int as rows from catatan.${name}`);
      dropped[log] = Number(counted?.['rows']);
      await transaction.unsafe(`drop table catatan.${name}`);
    }
  });
  return dropped;
}
