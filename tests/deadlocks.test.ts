// Whoever stands in a deadlock, as when tables get new policies while they are read, is asked again and goes on.
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { pastDeadlocks } from '@bagi/database/deadlock.ts';
import { compose } from '@bagi/schema/compose.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wantedAttention } from '../start/attention.ts';
import { bringIntoForce } from '../start/inForce.ts';
import { openLibrary } from '../start/library.ts';
import { wantedRoles } from '../start/roles.ts';
import { setneg } from './people.ts';
import { startTestSystem, type TestSystem } from './system.ts';

const rolePrefix = 'deadlock';
const secret = Buffer.alloc(32, 9);

let system: TestSystem;
let other: Sql;
beforeAll(async () => {
  system = await startTestSystem({ ROLE_PREFIX: rolePrefix, SEAL_KEY: secret.toString('hex') });
  other = openPool(system.databaseUrl, { max: 1, applicationName: 'tests in the way' });
});
afterAll(async () => {
  await other.end({ timeout: 5 });
  await system.stop();
});

/**
 * Holds the first until whoever is called so waits for it, and then wants the second, which that one has. PostgreSQL
 * takes back whoever has waited for a second when it sees that they wait for each other; where a slow machine makes
 * that the one in the way, all is done again.
 */
async function standingInTheWay<Result>(
  name: string,
  first: string,
  second: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const waiting = async () => {
    const [count] = await system.sql`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and application_name = ${name} and wait_event_type = 'Lock'`;
    return count?.['waiting'];
  };
  let working: Promise<Result> | undefined;
  await pastDeadlocks(async () => {
    await working;
    await other.begin(async (transaction) => {
      await transaction.unsafe(first);
      working = work();
      await expect.poll(waiting, { interval: 10 }).toBe(1);
      await transaction.unsafe(second);
    });
  });
  if (!working) throw new Error('Nothing was begun.');
  return working;
}

it('a partner is answered', async () => {
  const reply = await standingInTheWay(
    'bagi-pakai subgraphs',
    'lock table perjanjian.akses in access exclusive mode',
    'lock table asn.asn in access exclusive mode',
    () => system.ask('setneg-siapp', `{ asn(nip: "${setneg.nip}") { id } }`),
  );
  expect(reply.body).toEqual({ data: { asn: { id: setneg.id } } });
});

it('agreements are brought into force', async () => {
  const { schema } = compose();
  const library = openLibrary(schema, false);
  const wanted = {
    library,
    roles: wantedRoles(rolePrefix, library, schema, Date.now()),
    attention: wantedAttention(rolePrefix, library, schema),
    secret,
  };
  const sql = openPool(system.databaseUrl, { max: 2, applicationName: 'tests in force' });
  const differences = await standingInTheWay(
    'tests in force',
    'lock table perjanjian.akses in access exclusive mode',
    'select pg_advisory_xact_lock(72012)',
    () => bringIntoForce(sql, system.databaseUrl, { rolePrefix, production: false }, wanted),
  );
  await sql.end({ timeout: 5 });
  expect(differences).toEqual([]);
});
