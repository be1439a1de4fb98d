// Whoever delivers may be killed at any moment: what was on its way arrives all the same, under the id that it had.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { announce } from '@bagi/kit/announce.ts';
import { openPool } from '@bagi/database/connect.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { openLog } from '@bagi/router/log.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { surroundings } from '../surroundings.ts';
import { configOf } from '../../start/config.ts';
import { startSystem } from '../../start/system.ts';
import { startReceiver } from './receiver.ts';

it('a courier that is killed amid a delivery loses nothing: the next one delivers it under the same id', async () => {
  const receiver = await startReceiver();
  const database = await freshDatabase(inject('clusterUrl'), inject('filled'));
  const sql = openPool(database.url, { max: 1, applicationName: 'tests' });
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-crash-'));
  onTestFinished(async () => {
    await receiver.close();
    await sql.end({ timeout: 5 });
    await database.drop();
    rmSync(directory, { recursive: true, force: true });
  });
  const settings = {
    PORT: '0',
    ASN: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.url,
    DATABASE_CONNECTIONS: '2',
    DATA_DIRECTORY: directory,
    FILES_DIRECTORY: inject('filesDirectory'),
    ROLE_PREFIX: `t${randomBytes(6).toString('hex')}`,
    WEBHOOK_ADDRESSES: JSON.stringify({ 'setneg-siapp': receiver.url }),
  };
  // It takes the message and says nothing, until the program that sent it is dead.
  const reached = Promise.withResolvers<void>();
  receiver.answers(() => {
    reached.resolve();
    return new Promise(() => {});
  });
  const program = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'start', 'all.ts')], {
    env: { ...surroundings, ...settings },
    stdio: 'ignore',
  });
  const ended = once(program, 'exit');
  await expect
    .poll(async () => (await sql`select from pg_stat_activity where application_name = 'bagi-pakai warta'`).length, {
      timeout: 60_000,
    })
    .toBeGreaterThan(0);
  for (const kind of ['verifikasi_bkn.selesai', 'pertek.terbit'] as const)
    await sql.begin((transaction) => announce(transaction, { kind, partner: 'setneg-siapp', id: 'U-1' }));
  await reached.promise;
  program.kill('SIGKILL');
  await ended;
  const held = await sql`select id, status, percobaan from warta.pengantaran order by peristiwa_id`;
  expect(held[0]).toMatchObject({ status: 'MENUNGGU', percobaan: 1 });

  receiver.answers(() => ({ status: 200 }));
  const later = 2 * 60_000;
  const system = await startSystem(configOf(settings), {
    log: openLog('silent', { write: () => {} }),
    now: () => Date.now() + later,
  });
  try {
    await expect.poll(() => receiver.taken().length).toBe(2);
  } finally {
    await system.stop();
  }
  expect(receiver.taken().map(({ headers, body }) => [headers['webhook-id'], JSON.parse(body).type])).toEqual([
    [held[0]?.['id'], 'verifikasi_bkn.selesai'],
    [expect.any(String), 'pertek.terbit'],
  ]);
  expect(await sql`select distinct status from warta.pengantaran`).toEqual([{ status: 'TERKIRIM' }]);
});
