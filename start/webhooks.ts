// What an operator does about news: npm run webhooks -- list | replay | rotate | resume
import { parseArgs } from 'node:util';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { compose } from '@bagi/schema/compose.ts';
import { deadLetters, replay, resume } from '@bagi/webhooks/dead.ts';
import { publicKeys, rotateKey } from '@bagi/webhooks/keys.ts';
import { configOf } from './config.ts';
import { openDatabase } from './database.ts';
import { openLibrary } from './library.ts';
import { courierUrl, partnersWithNews } from './news.ts';
import { runCommand } from './program.ts';
import { sealKeyOf } from './secrets.ts';

const usage = `npm run webhooks -- <what> [<partner>] [<webhook-id> …]

  list [<partner>]                      what could not be delivered, and why
  replay <partner> [<webhook-id> …]     puts it on its way again, under its old ids; all of a partner's if none is named
  rotate <partner>                      a new key signs from now on, beside the old one for 14 days
  resume <partner>                      sends again to an address that had answered 410 Gone
  keys <partner>                        the public keys that sign today`;

await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [what = '', partner, ...ids] = positionals;
  const config = configOf(process.env);
  const known = partnersWithNews(openLibrary(compose().schema, config.production));
  if (what === '' || (what !== 'list' && partner === undefined)) throw new Error(usage);
  if (partner !== undefined && !known.includes(partner))
    throw new Error(`${partner} gets no news. Those who do: ${known.join(', ')}\n\n${usage}`);
  const secret = sealKeyOf(config.dataDirectory, config.sealKey);
  const database = await openDatabase(config);
  const sql = openPool(courierUrl(database.url, config.rolePrefix, secret), {
    max: 1,
    applicationName: 'bagi-pakai webhooks',
  });
  try {
    console.log(await done(sql, secret, what, partner, ids));
  } finally {
    await sql.end({ timeout: 5 });
    await database.stop();
  }
});

async function done(
  sql: Sql,
  secret: Uint8Array,
  what: string,
  partner: string | undefined,
  ids: readonly string[],
): Promise<string> {
  const now = Date.now();
  if (what === 'list') {
    const letters = await deadLetters(sql, { partner });
    if (letters.length === 0) return 'Nothing is dead.';
    return letters
      .map(({ id, mitra, jenis, obyek, waktu, percobaan, hasil }) =>
        [id, mitra, jenis, obyek, waktu, `${percobaan} attempts`, hasil].join('  '),
      )
      .join('\n');
  }
  if (partner === undefined) throw new Error(usage);
  if (what === 'replay') {
    const chosen = ids.length === 0 ? { partner } : { partner, ids };
    return `${await replay(sql, chosen, now)} on their way again.`;
  }
  if (what === 'rotate') return `${await rotateKey(sql, secret, partner, now)} signs from now on.`;
  if (what === 'resume') {
    const addresses = await resume(sql, partner);
    return addresses.length === 0 ? 'No address had refused.' : `Sent to again: ${addresses.join(', ')}`;
  }
  if (what === 'keys') {
    const keys = await publicKeys(sql, partner, now);
    return keys.map(({ publik, sampai }) => `${publik}${sampai === null ? '' : ` until ${sampai}`}`).join('\n');
  }
  throw new Error(usage);
}
