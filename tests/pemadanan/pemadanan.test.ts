// Taspen Life's member list is matched as one set: three words by line, totals, a berita acara; broken lines lose nothing.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { inForce } from '@bagi/agreements/inForce.ts';
import { openPool } from '@bagi/database/connect.ts';
import { investigatorName } from '@bagi/migrations/investigator.ts';
import { roleName, rolePassword } from '@bagi/migrations/roles.ts';
import { workerName } from '@bagi/migrations/worker.ts';
import { diskStorage } from '@bagi/storage/disk.ts';
import { compose } from '@bagi/schema/compose.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openLibrary } from '../../start/library.ts';
import { historyOf } from '../../start/record/person.ts';
import { bandung, guruPppk, setneg } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { nobody, one, type Sent, truth } from '../verification/registrants.ts';
import { announce, announced, checksumOf, csvOf, ended, fetched, handedIn, look, put } from './handing.ts';

const prefix = 'matching';
const secret = Buffer.alloc(32, 3);
const role = roleName(prefix, inForce(openLibrary(compose().schema, false), 'taspen-life', Date.now()));

let system: TestSystem;
let asep: Sent;
let sri: Sent;
let guru: Sent;
let everyone: Sent[];
beforeAll(async () => {
  system = await startTestSystem({ ROLE_PREFIX: prefix, SEAL_KEY: secret.toString('hex') });
  [asep, sri, guru] = (await truth(system.sql, [bandung.nip, setneg.nip, guruPppk.nip])) as [Sent, Sent, Sent];
  const known = await system.sql`
    select nip from asn.asn where nip is not null and nama is not null and coalesce(tempat_lahir, golongan_ruang_id) is not null order by nip`;
  everyone = await truth(
    system.sql,
    known.map(({ nip }) => String(nip)),
  );
});
afterAll(() => system.stop());
beforeEach(async () => {
  await system.sql`delete from pemadanan.daftar`;
  await system.sql`delete from verifikasi.beban`;
});

describe('the story', () => {
  it('a list is announced, put, matched; its verdicts, its broken lines and its berita acara are fetched', async () => {
    const list = csvOf([asep, { ...sri, nama: 'Orang Lain' }, { ...guru, nip: nobody }, guru]);
    const { body } = await announced(system, list);
    const { id, status, unggah } = body.data.ajukanPemadanan;
    expect(status).toBe('MENUNGGU_UNGGAHAN');
    const taken = await put(system, unggah, list);
    expect([taken.status, await taken.json()]).toEqual([200, { id, status: 'MENUNGGU_GILIRAN' }]);
    system.statements();
    const done = await ended(system, id);
    expect(done).toMatchObject({
      id,
      triwulan: expect.stringMatching(/^\d{4}-T[1-4]$/),
      status: 'SELESAI',
      kemajuan: 100,
      unggah: null,
      jumlahBaris: 4,
      jumlahSesuai: 2,
      jumlahTidakSesuai: 1,
      jumlahTidakDitemukan: 1,
      jumlahCacat: 0,
      barisCacat: [],
      sha256Masukan: checksumOf(list),
      alasanGagal: null,
    });
    // Asking how far it is costs one statement.
    expect([...new Set(system.statements())]).toHaveLength(1);
    const verdicts = await (await fetched(system, done.hasil)).text();
    expect(verdicts).toBe(
      `baris,nip,putusan\n2,${asep.nip},SESUAI\n3,${sri.nip},TIDAK_SESUAI\n4,${nobody},DATA_TIDAK_DITEMUKAN\n5,${guru.nip},SESUAI\n`,
    );
    expect(checksumOf(verdicts)).toBe(done.sha256Hasil);
    expect(await (await fetched(system, done.cacat)).text()).toBe('baris,alasan\n');
  });

  it('whoever asks who saw them is told of each list that they were compared in, and of no other', async () => {
    const done = await handedIn(system, csvOf([asep, { ...guru, nip: nobody }]));
    const url = new URL(system.databaseUrl);
    url.username = investigatorName(prefix);
    url.password = rolePassword(secret, url.username);
    const sql = openPool(url.href, { max: 2, applicationName: 'tests' });
    const sources = {
      keys: join(system.directory, 'secrets', 'catatan'),
      storage: diskStorage(inject('filesDirectory')),
    };
    const lists = async (nip: string) =>
      (await historyOf(sql, { nip }, sources, Date.now())).seen.filter(({ layanan }) =>
        layanan.includes('Mutation.ajukanPemadanan'),
      );
    try {
      for (const nip of [asep.nip, nobody])
        expect(await lists(nip)).toMatchObject([{ id: done.id, mitra: 'taspen-life', mode: 'verify' }]);
      expect(await lists(sri.nip)).toEqual([]);
    } finally {
      await sql.end({ timeout: 5 });
    }
  });

  it('the berita acara names the agreement, the period, the counts and both checksums, and is the same each time', async () => {
    const list = csvOf([asep, { ...sri, nama: 'Orang Lain' }]);
    const done = await handedIn(system, list);
    const reply = await fetched(system, done.beritaAcara);
    expect(reply.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await reply.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const words = textIn(bytes);
    if (words !== null)
      for (const part of [
        'BERITA ACARA',
        'PERJ-073/TL/082024',
        '23/HM.04.01/2024',
        'triwulan',
        done.sha256Masukan,
        done.sha256Hasil,
        'PIHAK KESATU,',
        'PIHAK KEDUA,',
        '50,00 %',
        done.id,
      ])
        expect(words).toContain(part);
    // Matched again after an interruption, the page is the same to the byte.
    await system.sql`update pemadanan.daftar set status = 'MENUNGGU_GILIRAN' where id = ${done.id}`;
    await system.sql`update pemadanan.daftar set sha256_berita_acara = null where id = ${done.id}`;
    await put(system, (await announced(system, 'x')).body.data.ajukanPemadanan.unggah, 'x');
    const again = await ended(system, done.id);
    const page = Buffer.from(await (await fetched(system, again.beritaAcara)).arrayBuffer());
    expect(page.equals(bytes)).toBe(true);
  });

  it('the calendar shows each quarter of the agreement with its lists, and how many more this one takes', async () => {
    const done = await handedIn(system, csvOf([asep]));
    const { body } = await system.ask('taspen-life', '{ kalenderPemadanan { triwulan dari sampai daftar sisa } }');
    const quarters = body.data.kalenderPemadanan;
    expect(quarters[0]).toMatchObject({ triwulan: done.triwulan, daftar: [done.id], sisa: 2 });
    expect(quarters.at(-1)).toEqual({
      triwulan: '2024-T3',
      dari: '2024-07-01',
      sampai: '2024-09-30',
      daftar: [],
      sisa: 0,
    });
    expect(quarters.slice(1).every(({ sisa }: { sisa: number }) => sisa === 0)).toBe(true);
  });

  it('NDJSON says the same as CSV, and both the same as a verification of each row', async () => {
    const rows = everyone.slice(0, 120).map((row, index) => {
      if (index % 5 === 1) return { ...row, nama: `DR. ${row.nama.toUpperCase()}, S.Kom., M.T.` };
      if (index % 5 === 2) return { ...row, nama: `${row.nama} Lain` };
      if (index % 5 === 3)
        return { nip: row.nip, nama: row.nama.toLowerCase(), golongan: (row.golongan ?? 'III/c').replace('/', '') };
      if (index % 5 === 4)
        return {
          ...row,
          instansi: ` ${String(row.instansi).toUpperCase()}. `,
          jenisKelamin: row.jenisKelamin === 'M' ? 'Laki-Laki' : 'perempuan',
        };
      return row;
    });
    const csv = await handedIn(system, csvOf(rows, Object.keys(asep)));
    const verdictsOf = async (done: any) =>
      (await (await fetched(system, done.hasil)).text())
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split(',')[2]);
    const fromCsv = await verdictsOf(csv);
    await system.sql`delete from verifikasi.beban`;
    const ndjson = await handedIn(system, rows.map((row) => JSON.stringify(row)).join('\n'), 'NDJSON');
    expect(await verdictsOf(ndjson)).toEqual(fromCsv);
    await system.sql`delete from verifikasi.beban`;
    const many = 'query ($data: [PendaftarMasukan!]!) { verifikasiAsnBanyak(data: $data) }';
    const single = [];
    for (let start = 0; start < rows.length; start += 60)
      single.push(
        ...(await system.ask('taspen-life', many, { data: rows.slice(start, start + 60) })).body.data
          .verifikasiAsnBanyak,
      );
    expect(single).toEqual(fromCsv);
    expect(new Set(fromCsv)).toEqual(new Set(['SESUAI', 'TIDAK_SESUAI']));
  });
});

describe('broken lines', () => {
  it('are told by their number and reason, and lose no other', async () => {
    const { nip, nama } = asep;
    const other = everyone.filter((row) => ![asep.nip, sri.nip, guru.nip].includes(row.nip));
    const lines: (string | Buffer)[] = [
      '\ufeffNIP,nama,tempatlahir,golongan,statusKepegawaian,tanggalLahir',
      `${nip},"${nama}",,III/c,,12-04-1988`,
      `${other[0]?.nip},"an open quote,,III/c,,`,
      `${sri.nip},${sri.nama},,${sri.golongan},pns,`,
      '',
      `${other[1]?.nip},too,few`,
      `123,${nama},,III/c,,`,
      `${other[2]?.nip},...,,III/c,,`,
      `${other[3]?.nip},Nama,,,,`,
      `${other[4]?.nip},Nama,,III/c,,1988-02-30`,
      `${other[5]?.nip},Nama,,III/c,HONORER,`,
      `${nip},${nama},,III/c,,`,
      Buffer.from([...Buffer.from(`${other[6]?.nip},Nam`), 0xff, ...Buffer.from(',,III/c,,')]),
      `${other[7]?.nip},${'x'.repeat(70_000)},,III/c,,`,
      `${other[8]?.nip},${'x'.repeat(301)},,III/c,,`,
      `'${guru.nip.slice(0, 8)} ${guru.nip.slice(8)},"${guru.nama}",,${guru.golongan},,`,
    ];
    const list = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')]));
    const done = await handedIn(system, list);
    expect(done.barisCacat).toEqual([
      { baris: 3, alasan: 'KOLOM_TIDAK_COCOK' },
      { baris: 6, alasan: 'KOLOM_TIDAK_COCOK' },
      { baris: 7, alasan: 'NIP_TIDAK_SAH' },
      { baris: 8, alasan: 'NAMA_KOSONG' },
      { baris: 9, alasan: 'ATRIBUT_KURANG' },
      { baris: 10, alasan: 'TANGGAL_TIDAK_SAH' },
      { baris: 11, alasan: 'STATUS_TIDAK_DIKENAL' },
      { baris: 12, alasan: 'NIP_BERULANG' },
      { baris: 13, alasan: 'BUKAN_UTF8' },
      { baris: 14, alasan: 'TERLALU_PANJANG' },
      { baris: 15, alasan: 'ATRIBUT_TIDAK_SAH' },
    ]);
    expect(done).toMatchObject({ status: 'SELESAI', jumlahBaris: 14, jumlahCacat: 11, jumlahSesuai: 3 });
    expect(await (await fetched(system, done.hasil)).text()).toBe(
      `baris,nip,putusan\n2,${nip},SESUAI\n4,${sri.nip},SESUAI\n16,${guru.nip},SESUAI\n`,
    );
  });

  it('so are objects that are none, in NDJSON', async () => {
    const list = [asep, 'x', [], { ...sri, alamat: 'x' }, { ...sri, nama: 7 }, null, sri]
      .map((line) => (line === 'x' ? '{"nip":' : JSON.stringify(line)))
      .join('\n');
    const done = await handedIn(system, list, 'NDJSON');
    expect(done.barisCacat.map(({ baris }: { baris: number }) => baris)).toEqual([2, 3, 4, 5, 6]);
    expect(done).toMatchObject({ jumlahSesuai: 2, jumlahCacat: 5 });
  });

  it('a list without its line of columns fails with that reason, and is no list of the quarter', async () => {
    for (const list of [
      `${asep.nip},${asep.nama},III/c\n`,
      'nip,nama\n',
      'nip,nama,golongan,alamat\n',
      'nip,nama,golongan,nama\n',
      '',
    ])
      expect(await handedIn(system, list)).toMatchObject({ status: 'GAGAL', alasanGagal: 'JUDUL_KOLOM', hasil: null });
    expect(await handedIn(system, csvOf([asep]))).toMatchObject({ status: 'SELESAI' });
  });
});

describe('no oracle', () => {
  it('a quarter has one list and two corrections; the next begins on a day that is told', async () => {
    for (const nama of ['Satu', 'Dua', 'Tiga'])
      expect(await handedIn(system, csvOf([{ ...asep, nama }]))).toMatchObject({ status: 'SELESAI' });
    expect(await handedIn(system, csvOf([asep]))).toEqual({
      refused: { code: 'QUOTA_EXCEEDED', day: expect.stringMatching(/^\d{4}-(01|04|07|10)-01$/) },
    });
    await system.sql`update pemadanan.daftar set triwulan = '2020-T1'`;
    await system.sql`delete from verifikasi.beban`;
    expect(await handedIn(system, csvOf([asep]))).toMatchObject({ jumlahSesuai: 1 });
  });

  it('addresses that were gathered before do not make it more', async () => {
    const lists = ['A', 'B', 'C', 'D', 'E'].map((nama) => csvOf([{ ...asep, nama }]));
    const all = await Promise.all(lists.map((list) => announced(system, list)));
    const taken = [];
    for (const [index, { body }] of all.entries())
      taken.push((await put(system, body.data.ajukanPemadanan.unggah, lists[index] ?? '')).status);
    expect(taken).toEqual([200, 200, 200, 429, 429]);
    // What they charge is not the next test's.
    for (const { body } of all.slice(0, 3)) await ended(system, body.data.ajukanPemadanan.id);
  });

  it('a list speaks of each person once, and its mismatches are charged like any other', async () => {
    const guesses = Array.from({ length: 1000 }, (_, index) => ({
      ...asep,
      tanggalLahir: new Date(Date.UTC(1985, 0, 1 + index)).toISOString().slice(0, 10),
    }));
    const done = await handedIn(system, csvOf(guesses));
    expect(done).toMatchObject({ jumlahTidakSesuai: 1, jumlahCacat: 999 });
    const said = async () => (await system.ask('taspen-life', one, { data: { ...asep, nama: 'Lain' } })).body;
    expect(await said()).toEqual({ data: { verifikasiAsn: 'TIDAK_SESUAI' } });
    expect(await said()).toEqual({ data: { verifikasiAsn: 'TIDAK_SESUAI' } });
    expect(await said()).toMatchObject({ errors: [{ extensions: { code: 'QUOTA_EXCEEDED' } }] });
    const after = await handedIn(system, csvOf([asep, guru]));
    expect(after).toMatchObject({ jumlahSesuai: 1, jumlahCacat: 1, barisCacat: [{ baris: 2, alasan: 'KUOTA_HABIS' }] });
    expect(await (await fetched(system, after.cacat)).text()).toBe('baris,alasan\n2,KUOTA_HABIS\n');
  });
});

describe('whose it is', () => {
  it('another partner can neither look at a list nor fetch its files nor send it', async () => {
    const { body } = await announced(system, csvOf([asep]));
    expect((await put(system, body.data.ajukanPemadanan.unggah, csvOf([asep]), 'lan')).status).toBe(404);
    const done = await handedIn(system, csvOf([asep]));
    for (const link of [done.hasil, done.cacat, done.beritaAcara])
      expect((await fetched(system, link, 'lan')).status).toBe(404);
    expect((await system.ask('lan', look, { id: done.id })).body.errors?.[0]?.extensions.code).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    await system.sql`update pemadanan.daftar set mitra = 'asuransi-lain' where id = ${done.id}`;
    expect((await system.ask('taspen-life', look, { id: done.id })).body.data).toEqual({ pemadanan: null });
  });

  it('what is put must be what was announced, at an address that is good, with PUT', async () => {
    const list = csvOf([asep]);
    const { body } = await announced(system, list);
    const { id, unggah } = body.data.ajukanPemadanan;
    const wrong = await put(system, unggah, `${list}x`);
    const { errors }: any = await wrong.json();
    expect([wrong.status, errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    // Not the last letter, of which some bits say nothing.
    const changed = unggah.at(-10) === 'x' ? 'y' : 'x';
    expect((await put(system, `${unggah.slice(0, -10)}${changed}${unggah.slice(-9)}`, list)).status).toBe(404);
    const authorization = `Bearer ${await system.token('taspen-life')}`;
    expect((await fetch(unggah, { method: 'POST', headers: { authorization }, body: list })).status).toBe(405);
    expect((await fetch(unggah, { method: 'PUT', body: list })).status).toBe(401);
    expect((await put(system, unggah, list)).status).toBe(200);
    expect(await ended(system, id)).toMatchObject({ status: 'SELESAI' });
    expect(
      (await system.ask('taspen-life', announce, { bentuk: 'CSV', sha256: 'x' })).body.errors?.[0]?.extensions.code,
    ).toBe('BAD_USER_INPUT');
  });

  it('the same announcement again is the same list', async () => {
    const [first, second] = [await announced(system, 'a'), await announced(system, 'a')];
    expect(second.body.data.ajukanPemadanan.id).toBe(first.body.data.ajukanPemadanan.id);
  });

  it('nothing is told after the end of the agreement: the list that waits fails, and none is announced', async () => {
    const list = csvOf([asep]);
    const { body } = await announced(system, list);
    await put(system, body.data.ajukanPemadanan.unggah, list);
    const { id } = await ended(system, body.data.ajukanPemadanan.id);
    await system.sql`update perjanjian.akses set ditangguhkan = true where peran = ${role}`;
    expect((await system.ask('taspen-life', look, { id })).body.errors?.[0]?.extensions).toMatchObject({
      code: 'AGREEMENT_NOT_IN_FORCE',
      reason: 'SUSPENDED',
    });
    expect((await announced(system, 'b')).body.errors?.[0]?.extensions.code).toBe('AGREEMENT_NOT_IN_FORCE');
    const worker = workerAs();
    await system.sql`update pemadanan.daftar set status = 'BERJALAN' where id = ${id}`;
    await expect(worker`select * from pemadanan.padankan(${id})`).rejects.toThrow('SUSPENDED');
    await worker.end({ timeout: 5 });
    await system.sql`update perjanjian.akses set ditangguhkan = false where peran = ${role}`;
  });

  it("the worker's role reads no person: rows in, verdicts out, and functions", async () => {
    const worker = workerAs();
    for (const hidden of [
      'select nama from asn.asn',
      'select * from pemadanan.baris',
      'select * from pemadanan.daftar',
      'select * from verifikasi.beban',
      "select * from verifikasi.bebankan(array['1'])",
    ])
      await expect(worker.unsafe(hidden)).rejects.toThrow('permission denied');
    await worker.end({ timeout: 5 });
  });
});

it('nobody counts the rows of a list while they come in, so PostgreSQL never takes a million for none', async () => {
  const [table] = await system.sql`select reloptions from pg_class where oid = 'pemadanan.baris'::regclass`;
  expect(table?.['reloptions']).toContain('autovacuum_enabled=false');
});

it('what was interrupted is matched at the next start, and nothing of it is lost', async () => {
  const list = csvOf(everyone);
  const { body } = await announced(system, list);
  const { id, unggah } = body.data.ajukanPemadanan;
  await put(system, unggah, list);
  // A process that is killed leaves this behind: rows half in, mismatches charged, nobody at it.
  await ended(system, id);
  await system.sql`update pemadanan.daftar set status = 'BERJALAN', percobaan = 1, sha256_hasil = null where id = ${id}`;
  await system.sql`insert into pemadanan.baris (nomor, nip, nama) values (1, ${asep.nip}, 'Sisa')`;
  await put(system, (await announced(system, 'x')).body.data.ajukanPemadanan.unggah, 'x');
  const done = await ended(system, id);
  expect(done).toMatchObject({ status: 'SELESAI', jumlahBaris: everyone.length });
  expect(done.jumlahSesuai + done.jumlahTidakSesuai).toBe(everyone.length);
  await system.sql`update pemadanan.daftar set status = 'BERJALAN', percobaan = 3 where id = ${id}`;
  await put(system, (await announced(system, 'y')).body.data.ajukanPemadanan.unggah, 'y');
  expect(await ended(system, id)).toMatchObject({ status: 'GAGAL', alasanGagal: 'BERULANG_KALI_TERHENTI' });
});

it('a list whose connection is lost while it is matched is matched all the same, and so is the next', async () => {
  const list = csvOf(everyone);
  const { body } = await announced(system, list);
  const { id, unggah } = body.data.ajukanPemadanan;
  const matching = system.sql`
    select pid from pg_stat_activity where application_name = 'bagi-pakai pemadanan' and wait_event_type = 'Lock'`;
  // Held back while its rows come in.
  await system.sql.begin(async (holding) => {
    await holding`lock table pemadanan.baris in access exclusive mode`;
    await put(system, unggah, list);
    await expect.poll(async () => (await holding`${matching}`).length).toBe(1);
    await holding`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'bagi-pakai pemadanan'`;
  });
  await expect.poll(() => system.logged.join('')).toContain('matching failed');
  const second = csvOf([asep, sri]);
  const next = (await announced(system, second)).body.data.ajukanPemadanan;
  await put(system, next.unggah, second);
  expect(await ended(system, id)).toMatchObject({ status: 'SELESAI', jumlahBaris: everyone.length });
  expect(await ended(system, next.id)).toMatchObject({ status: 'SELESAI', jumlahBaris: 2 });
});

function workerAs() {
  const url = new URL(system.databaseUrl);
  url.username = workerName(prefix);
  url.password = rolePassword(secret, workerName(prefix));
  return openPool(url.href, { max: 1, applicationName: 'tests as worker' });
}

/** The words of a page, where the machine has a program that reads them. */
function textIn(pdf: Buffer): string | null {
  try {
    return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString();
  } catch {
    return null;
  }
}
