// A person hears who was told what about them, under what and what for; and once the key of a year is gone, nobody hears of it.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskStorage } from '@bagi/storage/disk.ts';
import { openPool } from '@bagi/database/connect.ts';
import { investigatorName } from '@bagi/migrations/investigator.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import { hold, holdsAt, release } from '@bagi/record/history/holds.ts';
import { leafOf } from '@bagi/record/leaf.ts';
import { monthOf } from '@bagi/record/months.ts';
import { yearOf } from '@bagi/record/pseudonyms.ts';
import { rowsBetween } from '@bagi/record/reading.ts';
import { compose } from '@bagi/schema/compose.ts';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, it, inject } from 'vitest';
import { openLibrary } from '../../start/library.ts';
import { packOf } from '../../start/record/breach.ts';
import { asCsv, asPdf, historyOf } from '../../start/record/person.ts';
import { dropBefore, forget } from '../../start/record/retention.ts';
import { namesOf, subjectOf } from '../../start/record/subjects.ts';
import { wordsOf } from '../../start/record/words.ts';
import { bandung, setneg, widyaiswara } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';

const prefix = 'riwayat';
const secret = Buffer.alloc(32, 9);
const words = wordsOf(openLibrary(compose().schema, false));
const wish = { by: 'tests', apply: true };
let system: TestSystem;
let sql: Sql;
let keys: string;

beforeAll(async () => {
  system = await startTestSystem({ ROLE_PREFIX: prefix, SEAL_KEY: secret.toString('hex') });
  const url = new URL(system.databaseUrl);
  url.username = investigatorName(prefix);
  url.password = rolePassword(secret, url.username);
  sql = openPool(url.href, { max: 2, applicationName: 'tests' });
  keys = join(system.directory, 'secrets', 'catatan');
  await system.ask('setneg-siapp', `{ asn(nip: "${setneg.nip}") { id nama anak { nama } } }`);
  await system.ask('setneg-siapp', `{ asn(nip: "${setneg.nip}") { id nama anak { nama } } }`);
  await system.ask('lan', `{ asn(nip: "${widyaiswara.nip}") { nama } }`);
  await system.ask('setneg-siapp', `{ asn(nip: "${setneg.nip}") { alamat } }`);
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await system.stop();
});

const sources = () => ({ keys, storage: diskStorage(inject('filesDirectory')) });
const history = (nip: string, atMs = Date.now()) => historyOf(sql, { nip }, sources(), atMs);

it('each access is told with who, when, under what, what for and which fields; nobody else is in it', async () => {
  const { seen, subject } = await history(setneg.nip);
  expect(subject).toMatchObject({ nip: setneg.nip, nama: setneg.nama });
  expect(seen).toHaveLength(2);
  const text = asCsv(words, await history(setneg.nip));
  const [header, first] = text.split('\r\n');
  expect(header).toBe('waktu,pihak,petugas,perjanjian,tujuan,kegiatan,layanan,data,nomor');
  expect(first).toContain('Kementerian Sekretariat Negara');
  expect(first).toContain('melihat data');
  expect(first).toContain('Nama');
  expect(first).not.toContain(setneg.nama);
  const [{ nik = '' } = {}] = await system.sql`select nik from asn.asn where id = ${setneg.id}`;
  expect((await historyOf(sql, { nik: String(nik) }, sources(), Date.now())).seen).toEqual(seen);
  expect((await history(bandung.nip)).seen).toEqual([]);
  expect((await history('199001012015041999')).seen).toEqual([]);
});

it('the PDF is a page in Indonesian, whatever there is to tell', async () => {
  for (const nip of [setneg.nip, bandung.nip]) {
    const pdf = await asPdf(words, await history(nip), Date.now());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes('id-ID')).toBe(true);
  }
});

it('whoever verified a person is told, though nobody was read, and also of a NIP that nobody has', async () => {
  const nobody = '199001012015041998';
  for (const nip of [bandung.nip, nobody])
    await system.ask(
      'taspen-life',
      `{ verifikasiAsn(data: { nip: "${nip}", nama: "Siapa", tempatLahir: "Bandung" }) }`,
    );
  for (const nip of [bandung.nip, nobody]) {
    const { seen } = await history(nip);
    expect(seen.map(({ mitra, mode, layanan }) => [mitra, mode, layanan])).toEqual([
      ['taspen-life', 'verify', ['Query.verifikasiAsn']],
    ]);
  }
  const rows = await rowsBetween(system.sql, '2000-01-01', '2100-01-01');
  const verified = rows.filter(({ mitra }) => mitra === 'taspen-life');
  expect(verified.map(({ jumlahOrang, putusan }) => [jumlahOrang, putusan])).toEqual([
    [1, { TIDAK_SESUAI: 1 }],
    [1, { DATA_TIDAK_DITEMUKAN: 1 }],
  ]);
});

it('what is held back is left out until its day, counted for the auditor, and told afterwards', async () => {
  const now = Date.now();
  const day = 24 * 60 * 60 * 1000;
  const names = (await namesOf(sql, await subjectOf(sql, { nip: setneg.nip }), keys)).flatMap((year) => year.names);
  const wanted = { mitra: 'setneg-siapp', orang: names, dari: null, hingga: null };
  const why = { alasan: 'Penyelidikan berjalan', dasar: 'UU 27/2022 Pasal 15', oleh: 'tests' };
  const id = await hold(sql, { ...wanted, ...why, sampai: new Date(now + day).toISOString() }, now);
  const during = await history(setneg.nip);
  expect(during.seen).toEqual([]);
  expect([...during.kept].map(([held, times]) => [held.id, times])).toEqual([[id, 2]]);
  expect(asCsv(words, during)).not.toContain('Sekretariat');
  expect((await history(widyaiswara.nip)).seen).toHaveLength(1);
  expect((await history(setneg.nip, now + 2 * day)).seen).toHaveLength(2);
  await release(sql, id, 'Penyelidikan selesai', 'tests', now);
  expect((await history(setneg.nip, now + 1)).seen).toHaveLength(2);
  expect(await holdsAt(sql, now + 1)).toEqual([]);
  const forever = { ...wanted, ...why, sampai: new Date(now).toISOString() };
  await expect(hold(sql, forever, now)).rejects.toThrow('a day to come');
  await expect(hold(sql, { ...forever, mitra: null, orang: null }, now)).rejects.toThrow('names a partner');
  await expect(sql`delete from catatan.penundaan`).rejects.toThrow('permission denied');
});

it('a pack for a breach says what a credential was sent, about whom, and is whole', async () => {
  const out = mkdtempSync(join(tmpdir(), 'bagi-pakai-pack-'));
  try {
    const range = { client: 'setneg-siapp-development', from: '2000-01-01', until: '2100-01-01' };
    expect(await packOf(sql, words, { ...range, out, accesses: true }, keys)).toEqual({
      accesses: 3,
      subjects: 1,
      unknown: 0,
    });
    const read = (file: string) => readFileSync(join(out, file), 'utf8');
    expect(read('subjek.csv').split('\r\n')[1]).toMatch(new RegExp(`,${setneg.id},${setneg.nip},2,`));
    expect(read('akses.csv').split('\n')).toHaveLength(5);
    expect(read('medan.csv')).toContain('Asn.anak');
    expect(JSON.parse(read('ringkasan.json'))).toMatchObject({ accesses: 3, layanan: { 'Query.asn': 2 } });
    for (const line of read('SHA256SUMS').trim().split('\n')) {
      const [sum, file = ''] = line.split('  ');
      expect(createHash('sha256').update(read(file)).digest('hex'), file).toBe(sum);
    }
    expect(readFileSync(join(out, 'akses.csv'), 'utf8')).not.toContain(setneg.nama);
    await expect(packOf(sql, words, { ...range, out, accesses: true }, keys)).rejects.toThrow('not empty');
    const other = await packOf(
      sql,
      words,
      { ...range, client: 'lan-development', out: join(out, 'lan'), accesses: false },
      keys,
    );
    expect(other).toMatchObject({ accesses: 1, subjects: 1 });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

it('who destroys the key of a year forgets its persons: no NIP leads to a row, and every row is as it was', async () => {
  const before = await rowsBetween(system.sql, '2000-01-01', '2100-01-01');
  const year = yearOf(Date.now());
  await expect(forget(system.sql, keys, year, wish, Date.now())).rejects.toThrow('not over');
  const next = Date.parse(`${year + 1}-06-01`);
  expect(await forget(system.sql, keys, year, { ...wish, apply: false }, next)).toContain('--apply');
  expect((await history(setneg.nip)).seen).toHaveLength(2);
  expect(await forget(system.sql, keys, year, wish, next)).toContain('is destroyed');
  const after = await history(setneg.nip);
  expect([after.seen, after.forgotten]).toEqual([[], expect.arrayContaining([year])]);
  const out = mkdtempSync(join(tmpdir(), 'bagi-pakai-pack-'));
  const range = { partner: 'setneg-siapp', from: '2000-01-01', until: '2100-01-01' };
  expect(await packOf(sql, words, { ...range, out, accesses: true }, keys)).toMatchObject({ subjects: 1, unknown: 1 });
  rmSync(out, { recursive: true, force: true });
  const rows = await rowsBetween(system.sql, '2000-01-01', '2100-01-01');
  expect(rows.map(leafOf)).toEqual(before.map(leafOf));
  const deeds = await system.sql`select jenis, obyek from catatan.perubahan where jenis = 'kunci-dimusnahkan'`;
  expect([...deeds]).toEqual([{ jenis: 'kunci-dimusnahkan', obyek: String(year) }]);
});

it('months that are over are dropped whole, the one that runs and those before it by the count are kept', async () => {
  const { year, month } = monthOf(Date.now());
  const later = Date.parse(`${year + 1}-${String(month).padStart(2, '0')}-15`);
  const said = await dropBefore(system.sql, 12, wish, later);
  expect(said).toEqual(['No month is over.']);
  // Not before all of it is sealed.
  await expect
    .poll(() => dropBefore(system.sql, 11, wish, later).catch((error: Error) => error.message))
    .toEqual([expect.stringContaining('is dropped')]);
  // What was used of services is told all the same.
  const [used] = await system.sql`
    select sum(permintaan)::int as permintaan from catatan.pemakaian_harian where mitra = 'setneg-siapp' and layanan is null`;
  expect(used).toEqual({ permintaan: 2 });
  expect(await rowsBetween(system.sql, '2000-01-01', '2100-01-01')).toEqual([]);
});
