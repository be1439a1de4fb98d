// What the documents say, brought into a database that is migrated: the roles of agreements, those of our own work, and what is due.
import type { Library } from '@bagi/agreements/library.ts';
import type { Sql } from '@bagi/database/connect.ts';
import { pastDeadlocks } from '@bagi/database/deadlock.ts';
import { noteAgreements } from '@bagi/life/note.ts';
import { applyRoles, type Difference } from '@bagi/migrations/apply-roles.ts';
import { applyCourier } from '@bagi/migrations/courier.ts';
import { applyInvestigator } from '@bagi/migrations/investigator.ts';
import { applyKeeper } from '@bagi/migrations/keeper.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { applyRecorder } from '@bagi/migrations/recorder.ts';
import type { Role } from '@bagi/migrations/roles.ts';
import { applySealer } from '@bagi/migrations/sealer.ts';
import { applyWorker } from '@bagi/migrations/worker.ts';
import { applyAttention, type Attention } from '@bagi/webhooks/attention.ts';
import { jobRights, prepareJobs } from '@bagi/webhooks/jobs.ts';
import type { Config } from './config.ts';

export interface Wanted {
  readonly library: Library;
  readonly roles: readonly Role[];
  readonly attention: readonly Attention[];
  readonly secret: Uint8Array;
}

/** Returns how the roles differed before. It may be done while others serve, and twice. */
export function bringIntoForce(
  sql: Sql,
  databaseUrl: string,
  { rolePrefix, production }: Pick<Config, 'rolePrefix' | 'production'>,
  { library, roles, attention, secret }: Wanted,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  return pastDeadlocks(async () => {
    await migrate(sql);
    await prepareJobs(sql, databaseUrl);
    await sql`select cakupan.settle()`;
    differences.push(...(await applyRoles(sql, rolePrefix, roles, secret)));
    await noteAgreements(sql, library, !production);
    await applyKeeper(sql, rolePrefix, secret);
    await applyWorker(sql, rolePrefix, secret);
    await applyCourier(sql, rolePrefix, secret, jobRights);
    await applyAttention(sql, rolePrefix, attention);
    await applyRecorder(sql, rolePrefix, secret);
    await applyInvestigator(sql, rolePrefix, secret);
    await applySealer(sql, rolePrefix, secret);
    return differences;
  });
}
