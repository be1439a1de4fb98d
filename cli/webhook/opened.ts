// The outbox as its courier: what every command about news works with.
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { courierUrl, partnersWithNews } from '../../start/news.ts';
import { sealKeyOf } from '../../start/secrets.ts';
import { documentsOf, withDatabase } from '../opened.ts';
import type { Terminal } from '../terminal.ts';

/** Refuses a partner whose agreement knows no news. */
export async function withNews<Result>(
  terminal: Terminal,
  mitra: string | undefined,
  work: (sql: Sql, secret: Uint8Array) => Promise<Result>,
): Promise<Result> {
  return withDatabase(terminal, async ({ config, databaseUrl }) => {
    const known = partnersWithNews(documentsOf(config).library);
    if (mitra !== undefined && !known.includes(mitra))
      throw new Error(`${mitra} gets no news. Those who do: ${known.join(', ')}`);
    const secret = sealKeyOf(config.dataDirectory, config.sealKey);
    const url = courierUrl(databaseUrl, config.rolePrefix, secret);
    const sql = openPool(url, { max: 1, applicationName: 'bagi-pakai webhooks' });
    try {
      return await work(sql, secret);
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
}
