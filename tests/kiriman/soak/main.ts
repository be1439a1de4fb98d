// Sends 20,000 mutations from 8 clients, whose connections are cut and whose server is killed: npm run soak:kirim
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPool } from '@bagi/database/connect.ts';
import { startEmbedded } from '@bagi/database/embedded.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { seed } from '@bagi/population/seed.ts';
import { diskStorage } from '@bagi/storage/disk.ts';
import { runCommand } from '../../../start/program.ts';
import { found, isTold } from './found.ts';
import { proposals } from './proposals.ts';
import { startUnwilling } from './unwilling.ts';
import { soak } from './soak.ts';

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      mutations: { type: 'string', default: '20000' },
      clients: { type: 'string', default: '8' },
      kills: { type: 'string', default: '5' },
    },
  });
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-soak-'));
  const server = await startEmbedded({ directory: join(directory, 'postgres') });
  const receiver = await startUnwilling();
  const sql = openPool(server.url, { max: 2, applicationName: 'soak' });
  try {
    await migrate(sql);
    await seed(sql, { asn: 500, seed: 1, storage: diskStorage(join(directory, 'berkas')) });
    const began = performance.now();
    const soaked = await soak({
      databaseUrl: server.url,
      directory,
      port: await freePort(),
      rolePrefix: 'soak',
      newsUrl: receiver.url,
      mutations: Number(values.mutations),
      proposals: await proposals(sql, Number(values.mutations)),
      isTold: () => isTold(sql),
      clients: Number(values.clients),
      cuts: 0.2,
      kills: Number(values.kills),
      onProgress: (count) => count % 1_000 === 0 && console.log(`${count} acknowledged`),
    });
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    const { requests, records, lost, doubled, left, ...news } = await found(sql, soaked.acknowledged, receiver.got);
    console.log(
      [
        `${soaked.acknowledged.length} mutations acknowledged in ${seconds} s, by ${soaked.attempts} attempts, ${soaked.cut} of them cut; the server was killed ${soaked.killed} times.`,
        `${requests} requests and ${records} records in the inbox; lost: ${lost}, doubled: ${doubled}, left unapplied: ${left}, answered otherwise when repeated: ${soaked.changed}.`,
        `${news.events} events, delivered ${receiver.taken().length} times after ${receiver.got.length} attempts; verdicts without one: ${news.unsaid}, never delivered: ${news.untold}, under more than one id: ${news.renamed}.`,
      ].join('\n'),
    );
    if (lost + doubled + left + soaked.changed > 0)
      throw new Error('Not every acknowledged record is there exactly once.');
    if (news.unsaid + news.untold + news.renamed > 0) throw new Error('Not every event was delivered under one id.');
  } finally {
    await receiver.close();
    await sql.end({ timeout: 5 });
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
