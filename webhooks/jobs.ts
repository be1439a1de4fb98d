// Graphile-worker in our database: its schema, who may use it, and the worker; no other file knows it.
import { type JobHelpers, Logger, parseCronItems, run, runMigrations, type TaskList } from 'graphile-worker';
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

/** What a task may do beside its work: add another job; with a key, one that waits already is replaced. */
export interface Adding {
  readonly add: (
    task: string,
    payload: Readonly<Record<string, string>>,
    job: { readonly key: string; readonly runAt?: Date },
  ) => Promise<void>;
}

export type Tasks = Readonly<
  Record<string, (payload: Readonly<Record<string, string>>, adding: Adding) => Promise<void>>
>;

export interface Working {
  /** The database as a role with the rights above. */
  readonly databaseUrl: string;
  readonly tasks: Tasks;
  /** A task that is also run every minute, and at the start. */
  readonly everyMinute: string;
  readonly onFailure: (task: string, error: unknown) => void;
}

/** Works on jobs until it is closed. A task that throws is tried again later, as the library has it. */
export async function openJobs({
  databaseUrl,
  tasks,
  everyMinute,
  onFailure,
}: Working): Promise<{ close: () => Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, work]) => [
      name,
      async (payload: unknown, { addJob }: JobHelpers) => {
        const add: Adding['add'] = async (task, given, { key, runAt }) =>
          void (await addJob(task, given, { jobKey: key, ...(runAt ? { runAt } : {}) }));
        await work((payload ?? {}) as Record<string, string>, { add });
      },
    ]),
  );
  const runner = await run({
    connectionString: databaseUrl,
    concurrency: 16,
    maxPoolSize: 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: silent,
    taskList,
    parsedCronItems: parseCronItems([{ task: everyMinute, match: '* * * * *', options: { jobKey: everyMinute } }]),
  });
  runner.events.on('job:error', ({ job, error }) => onFailure(job.task_identifier, error));
  runner.events.on('pool:listen:error', ({ error }) => onFailure('', error));
  await runner.addJob(everyMinute, {}, { jobKey: everyMinute });
  return { close: () => runner.stop() };
}
