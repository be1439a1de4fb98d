// Units are found by the words of their names, and only where LAN's agreement knows somebody: no unit tells of anybody else.
import { roleName, rolePassword } from '@bagi/migrations/roles.ts';
import { wordsIn } from '@bagi/kit/words.ts';
import { openPool } from '@bagi/database/connect.ts';
import { inForce } from '@bagi/agreements/inForce.ts';
import { compose } from '@bagi/schema/compose.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../start/library.ts';
import { analisKebijakan, bandung, widyaiswara } from './people.ts';
import { startTestSystem, type TestSystem } from './system.ts';

const secret = Buffer.alloc(32, 9);
const lan = inForce(openLibrary(compose().schema, false), 'lan', Date.now());
const { instansiId } = widyaiswara;

/** Units of one instansi, each with a name that is hard to find. */
const units = {
  keuangan: 'Bidang Keuangan dan Évaluasi',
  bkn: 'Kantor B.K.N. Regional (Pusat)',
  tiga: 'UPTD SD Negeri 3, Kab.Bandung',
  pengawasan: 'Bidang Pengawasan',
  kosong: 'Bidang Keuangan Tanpa Pemangku',
} as const;

let system: TestSystem;
let clockAhead = 0;
beforeAll(async () => {
  system = await startTestSystem(
    { ROLE_PREFIX: 'search', SEAL_KEY: secret.toString('hex') },
    { now: () => Date.now() + clockAhead },
  );
  const [held] = await system.sql`select jabatan_id, unit_kerja_id from asn.asn where id = ${widyaiswara.id}`;
  for (const [id, nama] of Object.entries(units)) {
    await system.sql`insert into asn.unit_kerja (id, nama, instansi_id, induk_id) values (${id}, ${nama}, ${instansiId}, ${held?.['unit_kerja_id']})`;
    if (id !== 'kosong')
      await system.sql`insert into asn.asn (id, jenis_asn, kedudukan_hukum_id, instansi_kerja_id, unit_kerja_id, jabatan_id)
        values (${`pemangku-${id}`}, 'PNS', '01', ${instansiId}, ${id}, ${held?.['jabatan_id']})`;
  }
});
afterAll(() => system.stop());

async function search(kataKunci: string, of = instansiId): Promise<string[]> {
  const query = `query ($of: ID!, $kata: String!) { cariUnitKerja(instansiId: $of, kataKunci: $kata) { nodes { id } } }`;
  const { body } = await system.ask('lan', query, { of, kata: kataKunci });
  expect(body.errors).toBeUndefined();
  return body.data.cariUnitKerja.nodes.map(({ id }: { id: string }) => id);
}

describe('a unit is found', () => {
  it.each([
    ['by its words in any order', 'keuangan bidang', ['keuangan']],
    ['by one word', 'pengawasan', ['pengawasan']],
    ['by the last word as far as it is typed', 'bidang keu', ['keuangan']],
    ['by the beginning of a word', 'bid', ['keuangan', 'pengawasan']],
    ['whatever the case', 'BIDANG pengaWASAN', ['pengawasan']],
    ['without the accent that it has', 'evaluasi', ['keuangan']],
    ['with an accent that it has not', 'pengáwasan', ['pengawasan']],
    ['without the dots of an abbreviation', 'bkn', ['bkn']],
    ['with the dots of an abbreviation', 'B.K.N.', ['bkn']],
    ['whatever stands between words', '(pusat) regional/bkn', ['bkn']],
    ['by a number', 'sd 3', ['tiga']],
    ['by a word without a space after its dot', 'bandung', ['tiga']],
  ])('%s', async (_, kataKunci, found) => {
    expect(await search(kataKunci)).toEqual(found);
  });

  it.each([
    ['by a word that is only begun, unless it is the last', 'keu bidang'],
    ['by the end of a word', 'uangan'],
    ['by a word that it does not have', 'bidang pendidikan'],
    ['by signs that mean something to a search', "keuangan' | 'pengawasan"],
  ])('not %s', async (_, kataKunci) => {
    expect(await search(kataKunci)).toEqual([]);
  });

  it('by the same words in PostgreSQL as here, whatever is typed', async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('a', 'B', '9', '.', ' ', '-', '/', 'é'),
        fc.string({ unit: 'grapheme', maxLength: 1 }),
      ),
    });
    const texts = fc.sample(text, { numRuns: 2_000, seed: 1 }).map((one) => one.replaceAll('\u0000', ''));
    await system.sql`create temp table typed as select unnest(${texts}::text[]) as nama`;
    const [column] = await system.sql<{ generated: string }[]>`
      select generation_expression as generated from information_schema.columns
      where table_schema = 'asn' and table_name = 'unit_kerja' and column_name = 'kata'`;
    const rows = await system.sql.unsafe(`select nama, tsvector_to_array(${column?.generated}) as words from typed`);
    expect(rows).toHaveLength(texts.length);
    for (const { nama, words } of rows) expect(words, nama).toEqual([...new Set(wordsIn(nama))].toSorted());
  });
});

describe('a unit is not found', () => {
  it('where nobody of the two positions works', async () => {
    expect(await search('tanpa pemangku')).toEqual([]);
    const [unit] = await system.sql`
      select u.nama from asn.asn a join asn.unit_kerja u on u.id = a.unit_kerja_id where a.id = ${bandung.id}`;
    expect(await search(String(unit?.['nama']), bandung.instansiId)).toEqual([]);
  });

  it.each([
    ['is no PNS', `jenis_asn = 'PPPK'`],
    ['has retired', `kedudukan_hukum_id = '99'`],
    ['is blocked', `kedudukan_hukum_id = '92'`],
    ['works at another instansi', `instansi_kerja_id = 'elsewhere'`],
    ['works in another unit', `unit_kerja_id = null`],
    ['holds another position', `jabatan_id = null`],
  ])('whose only holder %s, and the reply is that of no such unit, at the same cost', async (_, change) => {
    const before = await system.sql`select * from asn.asn where id = 'pemangku-pengawasan'`;
    system.statements();
    const ask = (kata: string) =>
      system.ask(
        'lan',
        `{ cariUnitKerja(instansiId: "${instansiId}", kataKunci: "${kata}") { nodes { id nama instansi { nama } } } }`,
      );
    expect((await ask('pengawasan')).body.data.cariUnitKerja.nodes).toHaveLength(1);
    await system.sql.unsafe(`update asn.asn set ${change} where id = 'pemangku-pengawasan'`);
    system.statements();
    const gone = await ask('pengawasan');
    const cost = system.statements();
    const absent = await ask('tidakada');
    expect(gone.text).toBe(absent.text);
    expect(cost).toEqual(system.statements());
    await system.sql`update asn.asn set ${system.sql(before[0] ?? {}, 'jenis_asn', 'kedudukan_hukum_id', 'instansi_kerja_id', 'unit_kerja_id', 'jabatan_id')} where id = 'pemangku-pengawasan'`;
    expect(await search('pengawasan')).toEqual(['pengawasan']);
  });

  it('of another instansi than the one that is named', async () => {
    expect(await search('bidang', analisKebijakan.instansiId)).not.toContain('pengawasan');
    await system.sql`update asn.unit_kerja set instansi_id = 'elsewhere' where id = 'pengawasan'`;
    expect(await search('pengawasan')).toEqual([]);
    expect(await search('pengawasan', 'elsewhere')).toEqual([]);
    await system.sql`update asn.unit_kerja set instansi_id = ${instansiId} where id = 'pengawasan'`;
  });
});

it.each(['', ' ', '%', "'"])('a search for no word (%j) is refused', async (kataKunci) => {
  const query = `query ($kata: String!) { cariUnitKerja(instansiId: "x", kataKunci: $kata) { nodes { id } } }`;
  const { status, body } = await system.ask('lan', query, { kata: kataKunci });
  expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});

it('a search is paged in the order of names, of its first moment; who may not be told of any more is left out', async () => {
  const page = async (after?: string) => {
    const query = `query ($after: String) { cariUnitKerja(instansiId: "${instansiId}", kataKunci: "b", first: 1, after: $after) {
      nodes { id nama } pageInfo { hasNextPage endCursor } snapshot { takenAt } } }`;
    const { body } = await system.ask('lan', query, { after });
    expect(body.errors).toBeUndefined();
    return body.data.cariUnitKerja;
  };
  const all = (await search('b')).length;
  expect(all).toBeGreaterThan(3);
  const first = await page();
  // One is renamed to come first, and stays where it was; one comes; one loses its holder.
  await system.sql`update asn.unit_kerja set nama = 'Abc Bidang' where id = 'pengawasan'`;
  await system.sql`update asn.asn set unit_kerja_id = 'kosong' where id = 'pemangku-bkn'`;
  const seen: string[] = [first.nodes[0].id];
  for (let last = first; last.pageInfo.hasNextPage;) {
    last = await page(last.pageInfo.endCursor);
    expect(last.snapshot).toEqual(first.snapshot);
    for (const { id, nama } of last.nodes) {
      seen.push(id);
      if (id === 'pengawasan') expect(nama).toBe('Abc Bidang');
    }
  }
  expect(seen).toContain('pengawasan');
  expect(seen).not.toContain('kosong');
  expect(seen).not.toContain('bkn');
  expect(seen).toHaveLength(all - 1);
  expect(await search('b')).toEqual(expect.arrayContaining(['kosong', 'pengawasan']));
  clockAhead = 25 * 60 * 60 * 1000;
  const { body } = await system.ask(
    'lan',
    `{ cariUnitKerja(instansiId: "${instansiId}", kataKunci: "b", after: "${first.pageInfo.endCursor}") { nodes { id } } }`,
  );
  expect(body.errors?.[0]?.message).toContain('24 hours');
  clockAhead = 0;
  await system.sql`update asn.asn set unit_kerja_id = 'bkn' where id = 'pemangku-bkn'`;
  await system.sql`update asn.unit_kerja set nama = ${units.pengawasan} where id = 'pengawasan'`;
});

it('a cursor of one search is not good for another', async () => {
  const ask = (kata: string, after = '') =>
    system.ask(
      'lan',
      `{ cariUnitKerja(instansiId: "${instansiId}", kataKunci: "${kata}"${after}) { edges { cursor } } }`,
    );
  const [{ cursor }] = (await ask('bidang')).body.data.cariUnitKerja.edges;
  expect((await ask('Bidang', `, after: "${cursor}"`)).status).toBe(200);
  expect((await ask('keuangan', `, after: "${cursor}"`)).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

describe('PostgreSQL alone', () => {
  it("shows LAN's role the units with somebody in scope, and no other", async () => {
    const role = roleName('search', lan);
    const url = new URL(system.databaseUrl);
    url.username = role;
    url.password = rolePassword(secret, role);
    const sql = openPool(url.href, { max: 1, applicationName: 'tests as lan' });
    const sees = await sql`select id from asn.unit_kerja`;
    const holders = await system.sql`
      select distinct u.id from asn.unit_kerja u join asn.asn a on a.unit_kerja_id = u.id join asn.jabatan j on j.id = a.jabatan_id
      where a.jenis_asn = 'PNS' and (j.nama like 'Widyaiswara%' or j.nama like 'Analis Kebijakan%')
        and a.kedudukan_hukum_id = any('{01,03,07,08,09,11,12,15,16,20,71,101}')`;
    const ids = (rows: readonly Record<string, unknown>[]) => rows.map(({ id }) => String(id)).toSorted();
    expect(ids(sees)).toEqual(ids(holders));
    expect(ids(sees)).toContain('keuangan');
    await expect(sql`select aktif from asn.unit_kerja`).rejects.toThrow('permission denied');
    await system.sql`delete from asn.asn where id = 'pemangku-tiga'`;
    expect(ids(await sql`select id from asn.unit_kerja`)).not.toContain('tiga');
    await system.sql`update perjanjian.akses set ditangguhkan = true where peran = ${role}`;
    await expect(sql`select id from asn.unit_kerja`).rejects.toThrow('SUSPENDED');
    await system.sql`update perjanjian.akses set ditangguhkan = false where peran = ${role}`;
    await sql.end({ timeout: 5 });
  });

  it.each([
    ['the scoped reading', { reading: false }],
    ['the database', { database: false }],
  ])('and with %s taken away, no unit without such a holder is told', async (_, fences) => {
    const fenceless = await startTestSystem({}, { fences });
    const [unit] = await fenceless.sql`select unit_kerja_id as id, u.nama, u.instansi_id
      from asn.asn a join asn.unit_kerja u on u.id = unit_kerja_id where a.id = ${bandung.id}`;
    const ask = async (instansi: string, kata: string) =>
      (
        await fenceless.ask(
          'lan',
          `query ($i: ID!, $k: String!) { cariUnitKerja(instansiId: $i, kataKunci: $k) { nodes { id } } }`,
          {
            i: instansi,
            k: kata,
          },
        )
      ).body.data.cariUnitKerja.nodes;
    expect(await ask(String(unit?.['instansi_id']), String(unit?.['nama']))).toEqual([]);
    const [own] =
      await fenceless.sql`select u.id, u.nama from asn.asn a join asn.unit_kerja u on u.id = unit_kerja_id where a.id = ${widyaiswara.id}`;
    expect(await ask(instansiId, String(own?.['nama']))).toContainEqual({ id: own?.['id'] });
    await fenceless.stop();
  });
});
