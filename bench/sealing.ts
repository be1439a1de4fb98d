// Measures what sealing costs beside recording, what a receipt costs a request, and how long a proof takes: npm run bench:sealing
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { startEmbedded } from '@bagi/database/embedded.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { makeMonths, monthOf } from '@bagi/record/months.ts';
import { openFolder } from '@bagi/record/seal/folder.ts';
import { inclusion } from '@bagi/record/seal/proving.ts';
import { receiptsOf, receiptText } from '@bagi/record/seal/receipt.ts';
import { openSealer, type Sealer } from '@bagi/record/seal/sealer.ts';
import { type Signer, signerOf } from '@bagi/record/seal/signing.ts';
import { sources } from '@bagi/record/seal/sources.ts';
import { runCommand } from '../start/program.ts';

await runCommand(async () => {
  const { values } = parseArgs({
    options: { rows: { type: 'string', default: '1000000' }, seconds: { type: 'string', default: '30' } },
  });
  const [rows, seconds] = [Number(values.rows), Number(values.seconds)];
  const directory = mkdtempSync(join(tmpdir(), 'bagi-bench-'));
  const server = await startEmbedded({ directory: join(directory, 'postgres'), durable: true });
  const sql = openPool(server.url, { max: 4, applicationName: 'bench' });
  const signer = signerOf('bench/catatan', generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
  console.log(`${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`);
  try {
    await tellReceipts(signer);
    await migrate(sql);
    await makeMonths(sql, monthOf(Date.now()), 2);
    const sealer = await openSealer({
      sql,
      signer,
      verifiers: [signer.verifier],
      sources,
      folder: openFolder(join(directory, 'catatan'), [signer.verifier]),
      now: Date.now,
      everyMs: 2 ** 30,
      renewMs: 60_000,
      alarmMs: 600_000,
      stopMs: 3_600_000,
      onAlarm: console.log,
      onFailure: console.log,
    });
    await add(sql, rows);
    const backlog = await spent(sealer);
    console.log(
      `${rows} rows at once: ${backlog.seconds.toFixed(1)} s, ${((backlog.cpu / rows) * 1e6).toFixed(0)} µs of this process each`,
    );
    await steady(sql, sealer, seconds);
    await tellProofs(sql, signer, rows);
    await sealer.close();
  } finally {
    await sql.end({ timeout: 5 });
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

/** A thousand rows a second, sealed every five seconds. */
async function steady(sql: Sql, sealer: Sealer, seconds: number): Promise<void> {
  const rounds: { seconds: number; cpu: number }[] = [];
  for (let second = 1; second <= seconds; second++) {
    const due = performance.now() + 1_000;
    await add(sql, 1_000);
    if (second % 5 === 0) rounds.push(await spent(sealer));
    await pause(Math.max(0, due - performance.now()));
  }
  const cpu = rounds.reduce((sum, round) => sum + round.cpu, 0);
  const longest = Math.max(...rounds.map((round) => round.seconds));
  console.log(
    `1,000 rows a second for ${seconds} s: ${((cpu / seconds) * 100).toFixed(1)} % of a processor, a round at most ${(longest * 1_000).toFixed(0)} ms`,
  );
}

async function spent(sealer: Sealer): Promise<{ seconds: number; cpu: number }> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await sealer.round();
  const { user, system } = process.cpuUsage(used);
  return { seconds: (performance.now() - began) / 1_000, cpu: (user + system) / 1e6 };
}

/** Accesses as the router records them, made by the database itself. */
async function add(sql: Sql, rows: number): Promise<void> {
  await sql`
    insert into catatan.akses (id, waktu, mitra, klien, perjanjian, tujuan, mode, layanan, baris, operasi, sidik_operasi, medan,
      jumlah_orang, orang, durasi_mikro, keputusan, permintaan)
    select uuidv7(), date_trunc('milliseconds', now()), 'lan', 'lan-bench', '2019-10-22', 'contoh', 'view', '{Query.asn}', '{1}', 'Nama',
      sha256('a'), sha256('b'), 1, array[gen_random_uuid()], 1234, 'OK', gen_random_uuid()
    from generate_series(1, ${rows}::integer)`;
}

async function tellProofs(sql: Sql, signer: Signer, rows: number): Promise<void> {
  const times: number[] = [];
  for (let time = 0; time < 300; time++) {
    const position = Math.floor(Math.random() * rows);
    const [leaf] = await sql<
      { id: string }[]
    >`select baris_id::text as id from catatan.daun where posisi = ${position}`;
    const began = performance.now();
    await inclusion(sql, [signer.verifier], { id: leaf?.id ?? '', partner: 'lan', size: null });
    times.push(performance.now() - began);
  }
  times.sort((one, other) => one - other);
  console.log(`a proof of inclusion: ${times[150]?.toFixed(1)} ms in the middle, ${times[297]?.toFixed(1)} ms of 99 %`);
}

async function tellReceipts(signer: Signer): Promise<void> {
  for (const together of [1, 4, 16, 64]) {
    const recorded = Array.from({ length: together }, () => ({ id: randomUUID(), leaf: randomBytes(32) }));
    const give = async () => (await receiptsOf(signer, recorded, Date.now())).map(receiptText);
    for (let time = 0; time < 500; time++) await give();
    const began = performance.now();
    for (let time = 0; time < 2_000; time++) await give();
    const micros = ((performance.now() - began) / 2_000) * 1_000;
    console.log(`receipts of ${together} at once: ${(micros / together).toFixed(1)} µs each`);
  }
}
