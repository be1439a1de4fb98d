// What a command of the record works with: the settings, the documents, and the database as the role that may read the record.
import type { Library } from '@bagi/agreements/library.ts';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { investigatorName } from '@bagi/migrations/investigator.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import { compose } from '@bagi/schema/compose.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../database.ts';
import { openLibrary } from '../library.ts';
import { sealKeyOf } from '../secrets.ts';

export interface Opened {
  readonly config: Config;
  /** As the role that reads the record. */
  readonly sql: Sql;
  /** As the account of DATABASE_URL, which owns the record. */
  readonly owner: Sql;
  readonly library: () => Library;
}

export async function withRecord<Result>(config: Config, work: (opened: Opened) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(config);
  const url = new URL(database.url);
  url.username = investigatorName(config.rolePrefix);
  url.password = rolePassword(sealKeyOf(config.dataDirectory, config.sealKey), url.username);
  const sql = openPool(url.href, { max: 4, applicationName: 'bagi-pakai catatan' });
  const owner = openPool(database.url, { max: 1, applicationName: 'bagi-pakai catatan' });
  try {
    return await work({ config, sql, owner, library: () => openLibrary(compose().schema, config.production) });
  } finally {
    await sql.end({ timeout: 5 });
    await owner.end({ timeout: 5 });
    await database.stop();
  }
}
