// Graphile-worker in our database: its schema, who may use it, and the worker; no other file knows it.
import { Logger, runMigrations } from 'graphile-worker';
import type { Sql } from 'postgres';

const schema = 'graphile_worker';
const tables = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'] as const;

/** Library lines go nowhere: what fails is told to whoever opened the worker. */
const silent = new Logger(() => () => {});

/** Brings the library's schema to the version of the library, and closes it to everyone who is not named. */
export async function prepareJobs(sql: Sql, databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger: silent });
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(72016)`;
    for (const statement of [
      // A library is fond of everyone: its functions may be called by whoever has not been told otherwise.
      `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${schema} FROM PUBLIC`,
      ...jobRights('"bagi-pakai-warta"'),
    ])
      await transaction.unsafe(statement);
  });
}

/** Statements that let a role add jobs and work on them. The tables are closed by policies to all but their owner. */
export function jobRights(role: string): string[] {
  return [
    `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
    `GRANT SELECT ON ${schema}.migrations TO ${role}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`,
    ...tables.flatMap((table) => [
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.${table} TO ${role}`,
      `DROP POLICY IF EXISTS ${role} ON ${schema}.${table}`,
      `CREATE POLICY ${role} ON ${schema}.${table} TO ${role} USING (true) WITH CHECK (true)`,
    ]),
  ];
}
