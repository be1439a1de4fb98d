// The database: whether it answers, of which version, at which time, in which shape, and with which roles.
import { roleDifferences } from '@bagi/migrations/apply-roles.ts';
import { pendingMigrations } from '@bagi/migrations/pending.ts';
import { wantedRoles } from '../../start/roles.ts';
import type { Documents, Opened } from '../opened.ts';
import { type Finding, looked, ok, warn, wrong } from './finding.ts';

const oldestVersion = 16;
const testedVersion = 18;

export async function register({ sql, config }: Opened, documents: Documents | null): Promise<Finding[]> {
  return [
    await looked('database', 'See DATABASE_URL, and whether the server runs.', async () => {
      const [server] = await sql<{ number: number; name: string }[]>`
        select current_setting('server_version_num')::int / 10000 as number, current_setting('server_version') as name`;
      const { number, name } = server ?? { number: 0, name: 'of no version' };
      if (number < oldestVersion)
        return wrong(`PostgreSQL ${name}`, `PostgreSQL ${oldestVersion} or newer is needed: take ${testedVersion}.`);
      return number === testedVersion
        ? ok(`PostgreSQL ${name}`)
        : warn(`PostgreSQL ${name}`, `What is promised is tried on PostgreSQL ${testedVersion}: take it.`);
    }),
    await looked('clock', 'See that the database answers.', async () => {
      const before = Date.now();
      const [read] = await sql<{ at: number }[]>`
        select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`;
      const skewMs = Math.round((read?.at ?? 0) - (before + Date.now()) / 2);
      const said = `${Math.abs(skewMs)} ms ${skewMs < 0 ? 'behind' : 'ahead of'} this machine`;
      const remedy = 'Keep both machines on one time (NTP): tokens, quotas and seals are judged by it.';
      if (Math.abs(skewMs) > 30_000) return wrong(said, remedy);
      return Math.abs(skewMs) > 2_000 ? warn(said, remedy) : ok(said);
    }),
    await looked('migrations', 'bagi agreement apply, or start once with PREPARE=yes.', async () => {
      const pending = await pendingMigrations(sql);
      if (pending === 0) return ok('all of this version');
      if (pending > 0) return wrong(`${pending} are not applied`, 'bagi agreement apply, or a start with PREPARE=yes.');
      return wrong(
        'the database is of a later version',
        'Run the version that migrated it: what is older may not write to it.',
      );
    }),
    await looked('roles', 'bagi agreement apply', async () => {
      if (!documents) return wrong('the documents cannot be read', 'Mend them first: bagi agreement check');
      const roles = wantedRoles(config.rolePrefix, documents.library, documents.schema, Date.now());
      const differing = await roleDifferences(sql, config.rolePrefix, roles);
      return differing.length === 0
        ? ok(`${roles.length}, as the documents have them`)
        : wrong(
            `not as the documents have them: ${differing.map(({ role, change }) => `${role} (${change})`).join(', ')}`,
            'See bagi roles, then bagi agreement apply. Rights that were changed by hand are taken back.',
          );
    }),
  ];
}
