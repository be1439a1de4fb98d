// Measures a whole list matched beside the bare COPY and JOIN of the same rows: npm run bench:pemadanan -- --asn 1000000
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { startEmbedded } from '@bagi/database/embedded.ts';
import { fetchToken } from '@bagi/identity/assertion.ts';
import { loadClient } from '@bagi/issuer/keys.ts';
import { configOf } from '../start/config.ts';
import { keysDirectory } from '../start/issuers.ts';
import { runCommand } from '../start/program.ts';
import { startSystem } from '../start/system.ts';
import { grow, listOf } from './memberLists.ts';

/** The matching may take so many times what the bare work takes. */
const mostTimes = 2;

interface Told {
  readonly id: string;
  readonly unggah: string;
  readonly status: string;
}

/** Asks for one list, by whatever name it is asked. */
type Ask = (query: string, variables: object) => Promise<Told>;

await runCommand(async () => {
  const { values } = parseArgs({
    options: { asn: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '3' } },
  });
  const [asn, rounds] = [Number(values.asn), Number(values.rounds)];
  const directory = mkdtempSync(join(tmpdir(), 'bagi-bench-'));
  const server = await startEmbedded({ directory: join(directory, 'postgres'), durable: true });
  const config = configOf({
    PORT: '0',
    DATABASE_URL: server.url,
    DATA_DIRECTORY: directory,
    ASN: '2000',
    LOG_LEVEL: 'error',
  });
  const system = await startSystem(config);
  const sql = openPool(server.url, { max: 2, applicationName: 'bench' });
  try {
    await grow(sql, asn);
    const list = await listOf(sql, asn, directory);
    const { clientId, privateJwk } = await loadClient(keysDirectory(config), 'taspen-life');
    const { issuerUrl, audience, localUrl } = system;
    const endpoint = { tokenEndpoint: `${issuerUrl}/token`, audience: issuerUrl, resource: audience };
    const times: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const { accessToken } = await fetchToken({ ...endpoint, clientId, key: privateJwk });
      times.push(await measured(sql, list, accessToken, localUrl));
    }
    const median = times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Infinity;
    console.log(`median ${median.toFixed(2)} times; at most ${mostTimes}`);
    if (median > mostTimes) throw new Error('Matching takes too long.');
  } finally {
    await system.stop();
    await sql.end({ timeout: 5 });
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

/** One round: the bare work, then the matching of the same rows, which begins when the list has come. */
async function measured(
  sql: Sql,
  list: { whole: string; sound: string },
  bearer: string,
  url: string,
): Promise<number> {
  await sql`delete from pemadanan.daftar`;
  await sql`delete from verifikasi.beban`;
  await spendBudgets(sql);
  await sql`vacuum verifikasi.beban`;
  const copyMs = await timed(() => bareCopy(sql, list.sound));
  const joinMs = await timed(() => bareJoin(sql));
  const ask = asker(bearer, url);
  const announced = await ask(
    'mutation ($sha256: String!) { list: ajukanPemadanan(bentuk: CSV, sha256: $sha256) { id unggah } }',
    { sha256: await checksumOf(list.whole) },
  );
  const putMs = await timed(() => put(announced.unggah, list.whole, bearer));
  const told: Told[] = [];
  const matchMs = await timed(async () => told.push(await ended(ask, announced.id)));
  const times = matchMs / (copyMs + joinMs);
  const seconds = [copyMs, joinMs, putMs, matchMs].map((ms) => (ms / 1000).toFixed(2));
  const [copy, join, sent, match] = seconds;
  const load = `${cpus().length} cores at load ${loadavg()[0]?.toFixed(1)}, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`;
  console.log(
    `bare COPY ${copy} s, bare JOIN ${join} s; PUT ${sent} s; matching ${match} s, ${times.toFixed(2)} times; ${load}`,
  );
  console.log(`  ${JSON.stringify(told[0])}`);
  return times;
}

/** A thousand persons of whom no more is told, as there always are some. */
async function spendBudgets(sql: Sql): Promise<void> {
  await sql`
    insert into verifikasi.beban (permohonan, nomor, subjek, mitra, pada, sampai, transaksi, diputus)
    select gen_random_uuid(), n, verifikasi.subjek(nip), 'taspen-life', now(), now() + interval '1 day', '1', true
    from (select nip from asn.asn where nip is not null order by id limit 1000) as p, generate_series(1, 3) as n`;
}

async function bareCopy(sql: Sql, file: string): Promise<void> {
  await sql`drop table if exists bench_list`;
  await sql`create unlogged table bench_list (nip text, nama text, tanggal_lahir date, tempat_lahir text, jenis_kelamin text, instansi text, golongan text, status text)`;
  const taking = await sql.unsafe('copy bench_list from stdin (format csv, header)').writable();
  await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), taking);
}

/** A verdict for each row, of texts as they are. */
async function bareJoin(sql: Sql): Promise<void> {
  await sql`drop table if exists bench_verdicts`;
  await sql`
    create unlogged table bench_verdicts as
    select b.nip, case when a.id is null then 'DATA_TIDAK_DITEMUKAN'
      when a.nama = b.nama and a.tanggal_lahir = b.tanggal_lahir and a.tempat_lahir = b.tempat_lahir and a.jenis_kelamin_id = b.jenis_kelamin
        and i.nama = b.instansi and g.nama = b.golongan and a.jenis_asn = b.status then 'SESUAI' else 'TIDAK_SESUAI' end as putusan
    from bench_list b left join asn.asn a on a.nip = b.nip left join asn.instansi i on i.id = a.instansi_kerja_id
      left join asn.golongan g on g.id = a.golongan_ruang_id`;
}

async function put(address: string, file: string, bearer: string): Promise<void> {
  const reply = await fetch(address, {
    method: 'PUT',
    headers: { authorization: `Bearer ${bearer}`, 'content-length': String(statSync(file).size) },
    body: createReadStream(file) as never,
    duplex: 'half',
  } as RequestInit);
  if (!reply.ok) throw new Error(await reply.text());
}

async function ended(ask: Ask, id: string): Promise<Told> {
  for (;;) {
    await pause(50);
    const list = await ask(
      'query ($id: ID!) { list: pemadanan(id: $id) { status jumlahBaris jumlahSesuai jumlahTidakSesuai jumlahTidakDitemukan jumlahCacat alasanGagal } }',
      { id },
    );
    if (['SELESAI', 'GAGAL'].includes(list.status)) return list;
  }
}

async function checksumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
}

function asker(bearer: string, url: string): Ask {
  return async (query, variables) => {
    const reply = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await reply.json()) as { data?: { list: Told }; errors?: unknown };
    if (!data) throw new Error(JSON.stringify(errors));
    return data.list;
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
