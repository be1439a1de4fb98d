// Whoever serves may be killed at any moment: what has been answered is in the record.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool } from '@bagi/database/connect.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { surroundings } from '../surroundings.ts';
import { configOf } from '../../start/config.ts';
import { runningOn } from '../../start/running.ts';
import { setneg } from '../people.ts';
import { post } from '../system.ts';
import { tokenOf } from '../token.ts';

/** How many answers are waited for before the end comes amid the others. */
const answersBefore = 150;

it('a router that is killed while it serves has recorded every answer that anybody heard', async () => {
  const database = await freshDatabase(inject('clusterUrl'), inject('filled'));
  const sql = openPool(database.url, { max: 1, applicationName: 'tests' });
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-crash-'));
  onTestFinished(async () => {
    await sql.end({ timeout: 5 });
    await database.drop();
    rmSync(directory, { recursive: true, force: true });
  });
  const settings = {
    PORT: '0',
    ASN: '0',
    LOG_LEVEL: 'error',
    EXPLORER: 'off',
    REQUESTS_PER_MINUTE: '1000000',
    DATABASE_URL: database.url,
    DATABASE_CONNECTIONS: '2',
    DATA_DIRECTORY: directory,
    FILES_DIRECTORY: inject('filesDirectory'),
    ROLE_PREFIX: `t${randomBytes(6).toString('hex')}`,
  };
  const program = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'start', 'all.ts')], {
    env: { ...surroundings, ...settings },
    stdio: 'ignore',
  });
  const ended = once(program, 'exit');
  onTestFinished(() => void program.kill('SIGKILL'));
  await expect.poll(() => runningOn(directory), { timeout: 60_000 }).not.toBeNull();
  const running = runningOn(directory);
  if (!running) throw new Error('It runs no longer.');
  const token = await tokenOf(configOf(settings), running, 'setneg-siapp');
  const body = JSON.stringify({ query: `{ asn(nip: "${setneg.nip}") { id } }` });

  const answered: string[] = [];
  const client = async () => {
    for (;;) {
      const reply = await post(`${running.publicUrl}/graphql`, token, body).catch(() => null);
      if (reply === null) return;
      expect(reply.status).toBe(200);
      answered.push(String(reply.headers.get('x-request-id')));
      if (answered.length === answersBefore) program.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: 12 }, client));
  await ended;
  expect(answered.length).toBeGreaterThanOrEqual(answersBefore);
  const recorded = new Set((await sql`select permintaan from catatan.akses`).map((row) => row['permintaan']));
  expect(answered.filter((id) => !recorded.has(id))).toEqual([]);
});
