// npm run bench:pemadanan -- --asn 1000000 --rounds 3: a whole list matched, beside the bare COPY and JOIN of the same rows.
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { startEmbedded } from '@bagi/database/embedded.ts';
import { fetchToken } from '@bagi/identity/assertion.ts';
import { loadClient } from '@bagi/issuer/keys.ts';
import { openLog } from '@bagi/router/log.ts';
import { createHash } from 'node:crypto';
import { configOf } from '../../start/config.ts';
import { keysDirectory } from '../../start/issuers.ts';
import { startSystem } from '../../start/system.ts';
import { announce, look } from './handing.ts';

const { values } = parseArgs({
  options: { asn: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '3' } },
});
const asn = Number(values.asn);
const rounds = Number(values.rounds);

const directory = mkdtempSync(join(tmpdir(), 'bagi-bench-'));
const server = await startEmbedded({ directory: join(directory, 'postgres'), durable: true });
const config = configOf({
  PORT: '0',
  DATABASE_URL: server.url,
  DATA_DIRECTORY: directory,
  ASN: '2000',
  LOG_LEVEL: 'warn',
});
const system = await startSystem(config, { log: openLog('error') });
const sql = openPool(server.url, { max: 2, applicationName: 'bench' });
try {
  await grow(sql);
  const list = await listOf(sql);
  const bearer = await tokenOf();
  print(`${asn} persons, ${rounds} rounds, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
  print(`list: ${(statSync(list.whole).size / 1e6).toFixed(0)} MB`);
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    await sql`delete from pemadanan.daftar`;
    await sql`delete from verifikasi.beban`;
    await spendBudgets(sql);
    const copyMs = await timed(() => bareCopy(sql, list.sound));
    const joinMs = await timed(() => bareJoin(sql));
    const { putMs, matchMs, told } = await matched(list.whole, bearer);
    const ratio = matchMs / (copyMs + joinMs);
    ratios.push(ratio);
    print(
      `round ${round}: bare COPY ${ms(copyMs)}, bare JOIN ${ms(joinMs)}; PUT ${ms(putMs)}; pemadanan ${ms(matchMs)}, ${ratio.toFixed(2)} times; load ${loadavg()[0]?.toFixed(1)}`,
    );
    print(`  ${JSON.stringify(told)}`);
  }
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? Infinity;
  print(`median ${median.toFixed(2)} times; the target is at most 2`);
  process.exitCode = median <= 2 ? 0 : 1;
} finally {
  await system.stop();
  await sql.end({ timeout: 5 });
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}

/** As many persons as are wanted, each a copy of an invented one but for id and NIP; a NIP of 1900 is nobody's. */
async function grow(sql: Sql): Promise<void> {
  const names = await sql`
    select attname::text as name from pg_attribute where attrelid = 'asn.asn'::regclass and attnum > 0 and not attisdropped order by attnum`;
  const columns = names.map(({ name }) => String(name));
  const values = columns.map(
    (name) =>
      ({ id: `upper(md5(a.id || n))`, nip: `(190000000000000000 + n * 3000 + a.place)::text` })[name] ?? `a.${name}`,
  );
  const times = Math.ceil(asn / 2000) - 1;
  await sql.unsafe(
    `insert into asn.asn (${columns.join(', ')}) select ${values.join(', ')}
     from (select *, row_number() over (order by id) as place from asn.asn) a, generate_series(1, ${times}) n`,
  );
  await sql`vacuum analyze asn.asn`;
  await sql`checkpoint`;
}

/** Rows as partners write them: most as the register has them, some in capitals, with titles, in other signs, wrong, unknown. */
async function listOf(sql: Sql): Promise<{ whole: string; sound: string }> {
  const [whole, sound] = [join(directory, 'list.csv'), join(directory, 'sound.csv')];
  const files = [createWriteStream(whole), createWriteStream(sound)];
  const heading = 'nip,nama,tanggalLahir,tempatLahir,jenisKelamin,instansi,golongan,statusKepegawaian\n';
  for (const file of files) file.write(heading);
  const rows = sql`
    select a.nip, a.nama, a.tanggal_lahir::text as tanggal_lahir, a.tempat_lahir, a.jenis_kelamin_id, i.nama as instansi, g.nama as golongan, a.jenis_asn
    from asn.asn a left join asn.instansi i on i.id = a.instansi_kerja_id left join asn.golongan g on g.id = a.golongan_ruang_id
    where a.nip is not null and a.nama is not null limit ${asn}`.cursor(10_000);
  let place = 0;
  for await (const block of rows) {
    let text = '';
    let broken = '';
    for (const row of block) {
      const written = rowOf(row, place++ % 1000);
      text += written;
      broken += place % 1000 === 999 ? 'broken line\n' : written;
    }
    await Promise.all([written(files[0], broken), written(files[1], text)]);
  }
  for (const file of files) {
    file.end();
    await once(file, 'finish');
  }
  return { whole, sound };
}

function rowOf(row: Record<string, any>, kind: number): string {
  let { nip, nama, golongan } = row;
  if (kind < 120) nama = String(nama).toUpperCase();
  else if (kind < 220) nama = `DR. H. ${String(nama).toUpperCase()}, S.KOM., M.T.`;
  else if (kind < 250) nama = String(nama).replaceAll(' ', '  ');
  else if (kind < 270) nama = 'Orang Lain';
  else if (kind < 290) golongan = 'I/a';
  else if (kind < 320) nip = `18${String(nip).slice(2)}`;
  const cells = [
    nip,
    nama,
    row['tanggal_lahir'],
    row['tempat_lahir'],
    row['jenis_kelamin_id'],
    row['instansi'],
    golongan,
    row['jenis_asn'],
  ];
  return `${cells.map((cell) => quoted(cell ?? '')).join(',')}\n`;
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function written(file: ReturnType<typeof createWriteStream> | undefined, text: string): Promise<void> {
  if (file && !file.write(text)) await once(file, 'drain');
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
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 18 }),
    await sql.unsafe('copy bench_list from stdin (format csv, header)').writable(),
  );
}

/** The verdicts of texts as they are, and their totals alone. */
async function bareJoin(sql: Sql): Promise<void> {
  await sql`
    select count(*) filter (where a.id is null), count(*) filter (where same), count(*) filter (where not same)
    from (select a.id, a.nama = b.nama and a.tanggal_lahir = b.tanggal_lahir and a.tempat_lahir = b.tempat_lahir and a.jenis_kelamin_id = b.jenis_kelamin
        and i.nama = b.instansi and g.nama = b.golongan and a.jenis_asn = b.status as same
      from bench_list b left join asn.asn a on a.nip = b.nip left join asn.instansi i on i.id = a.instansi_kerja_id
        left join asn.golongan g on g.id = a.golongan_ruang_id) as a`;
}

async function matched(file: string, bearer: string) {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  const announcement = await ask(bearer, announce, { bentuk: 'CSV', sha256: hash.digest('hex') });
  const { id, unggah } = announcement.ajukanPemadanan;
  const putMs = await timed(async () => {
    const reply = await fetch(unggah, {
      method: 'PUT',
      headers: { authorization: `Bearer ${bearer}`, 'content-length': String(statSync(file).size) },
      body: createReadStream(file) as never,
      duplex: 'half',
    } as RequestInit);
    if (!reply.ok) throw new Error(await reply.text());
  });
  let told: any;
  const matchMs = await timed(async () => {
    do {
      await pause(50);
      told = (await ask(bearer, look, { id })).pemadanan;
    } while (!['SELESAI', 'GAGAL'].includes(told.status));
  });
  const { status, jumlahBaris, jumlahSesuai, jumlahTidakSesuai, jumlahTidakDitemukan, jumlahCacat, alasanGagal } = told;
  return {
    putMs,
    matchMs,
    told: {
      status,
      jumlahBaris,
      jumlahSesuai,
      jumlahTidakSesuai,
      jumlahTidakDitemukan,
      jumlahCacat,
      alasanGagal,
      rssMB: Math.round(process.memoryUsage.rss() / 1e6),
    },
  };
}

async function tokenOf(): Promise<string> {
  const { clientId, privateJwk } = await loadClient(keysDirectory(config), 'taspen-life');
  const { issuerUrl, audience } = system;
  return (
    await fetchToken({
      tokenEndpoint: `${issuerUrl}/token`,
      audience: issuerUrl,
      resource: audience,
      clientId,
      key: privateJwk,
    })
  ).accessToken;
}

async function ask(bearer: string, query: string, variables: object): Promise<any> {
  const reply = await fetch(`${system.localUrl}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors }: any = await reply.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function ms(time: number): string {
  return `${(time / 1000).toFixed(2)} s`;
}
