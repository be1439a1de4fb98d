// Shows what the agreements would change in the database's roles, and makes it when told: npm run roles -- --apply
import { parseArgs } from 'node:util';
import { openPool } from '@bagi/database/connect.ts';
import { noteAgreements } from '@bagi/life/note.ts';
import { applyRoles, type Difference, roleDifferences } from '@bagi/migrations/apply-roles.ts';
import { applyCourier } from '@bagi/migrations/courier.ts';
import { applyKeeper } from '@bagi/migrations/keeper.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { applyInvestigator } from '@bagi/migrations/investigator.ts';
import { applyRecorder } from '@bagi/migrations/recorder.ts';
import { applySealer } from '@bagi/migrations/sealer.ts';
import { applyWorker } from '@bagi/migrations/worker.ts';
import { compose } from '@bagi/schema/compose.ts';
import { applyAttention } from '@bagi/webhooks/attention.ts';
import { jobRights, prepareJobs } from '@bagi/webhooks/jobs.ts';
import { wantedAttention } from './attention.ts';
import { noteAccess } from './changes.ts';
import { configOf } from './config.ts';
import { openDatabase } from './database.ts';
import { openLibrary } from './library.ts';
import { runCommand } from './program.ts';
import { wantedRoles } from './roles.ts';
import { sealKeyOf } from './secrets.ts';

await runCommand(async () => {
  const { values } = parseArgs({ options: { apply: { type: 'boolean', default: false } } });
  const config = configOf(process.env);
  const { schema } = compose();
  const library = openLibrary(schema, config.production);
  const secret = sealKeyOf(config.dataDirectory, config.sealKey);
  const wanted = wantedRoles(config.rolePrefix, library, schema, Date.now());
  const database = await openDatabase(config);
  const sql = openPool(database.url, { max: 2, applicationName: 'bagi-pakai roles' });
  try {
    if (values.apply) {
      await migrate(sql);
      await prepareJobs(sql, database.url);
    }
    const differences = values.apply
      ? await applyRoles(sql, config.rolePrefix, wanted, secret)
      : await roleDifferences(sql, config.rolePrefix, wanted);
    if (values.apply) {
      await noteAgreements(sql, library, !config.production);
      await applyKeeper(sql, config.rolePrefix, secret);
      await applyWorker(sql, config.rolePrefix, secret);
      await applyCourier(sql, config.rolePrefix, secret, jobRights);
      await applyRecorder(sql, config.rolePrefix, secret);
      await applyInvestigator(sql, config.rolePrefix, secret);
      await applySealer(sql, config.rolePrefix, secret);
      await applyAttention(sql, config.rolePrefix, wantedAttention(config.rolePrefix, library, schema));
      await noteAccess(sql, { library, roles: wanted }, Date.now());
    }
    if (differences.length === 0) console.log('The roles are as the agreements say.');
    for (const difference of differences) console.log(told(difference));
    if (differences.length > 0)
      console.log(values.apply ? 'Applied.' : 'Nothing is changed yet: npm run roles -- --apply');
  } finally {
    await sql.end({ timeout: 5 });
    await database.stop();
  }
});

function told({ role, change, opens, closes }: Difference): string {
  return [
    `${role} (${change})`,
    ...opens.map((right) => `  + ${right}`),
    ...closes.map((right) => `  - ${right}`),
  ].join('\n');
}
