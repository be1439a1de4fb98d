// The register before it is served: brought to today's shape, for demonstration filled when it is empty, its cubes built.
import type { Library } from '@bagi/agreements/library.ts';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { buildCubes } from '@bagi/cubes/build.ts';
import { fixedDay } from '@bagi/cubes/days.ts';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import type { Role } from '@bagi/migrations/roles.ts';
import { AlreadySeeded, isSeeded, seed } from '@bagi/population/seed.ts';
import { makeMonths, monthOf } from '@bagi/record/months.ts';
import type { Storage } from '@bagi/storage/storage.ts';
import type { Attention } from '@bagi/webhooks/attention.ts';
import type { Config } from './config.ts';
import { bringIntoForce } from './inForce.ts';
import { progressBar } from './progress.ts';

/**
 * Migrates, gives every agreement its role, and fills an empty register with invented persons; production is never filled.
 * Of a register with persons the cubes are built when a fixed day has come. What is there is left alone.
 */
export async function prepareRegister(
  config: Config,
  databaseUrl: string,
  storage: Storage,
  library: Library,
  roles: readonly Role[],
  attention: readonly Attention[],
  secret: Uint8Array,
  nowMs: number,
): Promise<void> {
  if (!config.prepares) return;
  const sql = openPool(databaseUrl, { max: 4, applicationName: 'bagi-pakai register' });
  try {
    await requireOwner(sql);
    await bringIntoForce(sql, databaseUrl, config, { library, roles, attention, secret });
    await makeMonths(sql, monthOf(Date.now()));
    await fill(sql, config, storage);
    if (await isSeeded(sql)) await buildCubes(sql, fixedDay(dayInJakarta(nowMs)));
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function fill(sql: Sql, { production, population }: Config, storage: Storage): Promise<void> {
  if (production || population.asn === 0 || (await isSeeded(sql))) return;
  try {
    await seed(sql, { ...population, storage, onProgress: progressBar(process.stderr) });
  } catch (error) {
    // Another process filled it at the same moment: then it is filled.
    if (!(error instanceof AlreadySeeded)) throw error;
  }
}

/** The account that prepares the register makes roles, and writes to tables that are closed even to their owner. */
async function requireOwner(sql: Sql): Promise<void> {
  const [able] = await sql`
    select rolsuper or (rolcreaterole and rolbypassrls) as enough from pg_roles where rolname = current_user`;
  if (able?.['enough'] === true) return;
  throw new Error(
    'The account in DATABASE_URL may not prepare the register: it needs CREATEROLE and BYPASSRLS, or PREPARE=no where it is prepared.',
  );
}
