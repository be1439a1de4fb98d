// What is put in force is written down once, with what was there before; what looks like an attack is written down apart.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noteChanges } from '@bagi/record/changes.ts';
import { openPool } from '@bagi/database/connect.ts';
import { verdictsWatched } from '@bagi/router/verification/enumeration.ts';
import { bagi } from '../cli/program.ts';
import { bandung } from '../people.ts';
import { post, startTestSystem, type TestSystem } from '../system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem(
    {},
    {
      async prepare(sql) {
        await sql`
          insert into perjanjian.jatah (mitra, lingkup, satuan, jendela, terpakai, diperingatkan)
          select 'lan', 'uji', satuan, now() - lama, 1, false
          from (values ('permintaan/menit', interval '59 minutes'), ('permintaan/menit', interval '61 minutes'),
            ('permintaan/hari', interval '399 days'), ('permintaan/hari', interval '401 days')) as v (satuan, lama)`;
      },
    },
  );
});
afterAll(async () => system.stop());

it('a start writes down the agreements, roles and settings that are in force, without a value of any', async () => {
  const kinds = await system.sql`
    select jenis, count(*)::int as count, bool_and(sebelum is null and sesudah is not null) as came from catatan.perubahan group by 1 order by 1`;
  expect(kinds.map(({ jenis, came }) => [jenis, came])).toEqual([
    ['pengaturan', true],
    ['peran', true],
    ['perjanjian', true],
  ]);
  const [secret] =
    await system.sql`select to_jsonb(p)::text as row from catatan.perubahan as p where obyek = 'databaseUrl'`;
  expect(secret?.['row']).not.toContain('postgres');
});

it('a start forgets what was used in windows that nobody looks at any more, and nothing else', async () => {
  const left = await system.sql`
    select satuan, round(extract(epoch from now() - jendela) / 3600)::int as hours from perjanjian.jatah where lingkup = 'uji' order by 2`;
  expect([...left]).toEqual([
    { satuan: 'permintaan/menit', hours: 1 },
    { satuan: 'permintaan/hari', hours: 399 * 24 },
  ]);
});

it('only what changed is written again, with what it was; and what is gone', async () => {
  const sql = openPool(system.databaseUrl, { max: 2, applicationName: 'tests' });
  const present = (of: Record<string, number>) =>
    new Map(Object.entries(of).map(([name, byte]) => [name, Buffer.of(byte)]));
  try {
    await sql`delete from catatan.perubahan`.catch(() => undefined);
    const now = Date.now();
    const kind = 'perjanjian';
    const before = await sql`select distinct obyek, sesudah from catatan.perubahan where jenis = ${kind}`;
    const known = new Map(before.map(({ obyek, sesudah }) => [String(obyek), sesudah as Buffer]));
    expect(await noteChanges(sql, kind, known, 'tests', now)).toEqual([]);
    const more = new Map([...known, ...present({ 'uji/2026': 1, 'uji/2027': 2 })]);
    expect(await noteChanges(sql, kind, more, 'tests', now)).toEqual(['uji/2026', 'uji/2027']);
    const other = new Map([...known, ...present({ 'uji/2026': 3 })]);
    expect(await noteChanges(sql, kind, other, 'tests', now)).toEqual(['uji/2026', 'uji/2027']);
    const rows = await sql`
      select obyek, sebelum, sesudah, oleh from catatan.perubahan where obyek like 'uji/%' and sebelum is not null order by obyek`;
    expect(rows.map(({ obyek, sebelum, sesudah }) => [obyek, sebelum, sesudah])).toEqual([
      ['uji/2026', Buffer.of(1), Buffer.of(3)],
      ['uji/2027', Buffer.of(2), null],
    ]);
    expect(rows[0]?.['oleh']).toMatch(/^tests \/ \w+/);
  } finally {
    await sql.end({ timeout: 5 });
  }
});

it('guessing is written down as a security event, with numbers alone', async () => {
  for (let asked = 0; asked < verdictsWatched; asked += 50) {
    const data = Array.from(
      { length: 50 },
      (_, index) => `{ nip: "1990010120150${String(41_000 + asked + index)}", nama: "Siapa", tempatLahir: "Bandung" }`,
    );
    await system.ask('taspen-life', `{ verifikasiAsnBanyak(data: [${data.join(', ')}]) }`);
  }
  await expect
    .poll(async () => [...(await system.sql`select jenis, mitra, rincian from catatan.kejadian`)])
    .toEqual([{ jenis: 'penebakan', mitra: 'taspen-life', rincian: { verdict: 'DATA_TIDAK_DITEMUKAN', share: 1 } }]);
  expect(JSON.stringify(await system.sql`select * from catatan.kejadian`)).not.toContain(bandung.nip);
});

it('roles that a command applies are written down as those of a start are', async () => {
  const { status, stderr } = bagi(system, 'perubahan', 'roles', '--apply');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const roles = await system.sql`
    select obyek, sebelum is null as came, oleh from catatan.perubahan where jenis = 'peran' and obyek like 'perubahan%'`;
  expect(roles.length).toBeGreaterThan(4);
  expect(roles.every(({ came, oleh }) => came === true && / \/ \w+/.test(String(oleh)))).toBe(true);
});

it('bursts of refusals and tokens of an agreement that is held back are one event each, with how often, and nobody in it', async () => {
  const before = await system.sql`select id from catatan.kejadian`;
  const many = (count: number, ask: () => Promise<{ status: number }>) =>
    Promise.all(Array.from({ length: count }, ask));
  await many(50, () => post(`${system.url}/graphql`, 'no.token.atall', '{"query":"{ a }"}'));
  await many(150, () => system.ask('lan', `{ asn(nip: "${bandung.nip}") { alamat } }`));
  await many(3, () => system.ask('setneg-siapp', `{ asn(nip: "${bandung.nip}") { salah } }`));
  await system.sql`
    insert into perjanjian.keadaan (mitra, pokok, keadaan, sejak)
    select distinct mitra, pokok, 'DITANGGUHKAN', clock_timestamp() from perjanjian.dokumen where mitra = 'bp-tapera'`;
  const perjanjian = () => system.ask('bp-tapera', '{ perjanjian { judul } }');
  await expect.poll(async () => (await perjanjian()).status).toBe(403);
  await perjanjian();
  // What is counted of a minute is written when that is over, and at the latest at a stop.
  await system.stopServing();
  const events = await system.sql`
    select jenis, mitra, rincian - 'kali' as rincian, (rincian->>'kali')::int as kali from catatan.kejadian
    where not id = any(${before.map(({ id }) => String(id))}::uuid[])`;
  const sums = Object.groupBy(events, ({ jenis }) => String(jenis));
  const times = (kind: string) => (sums[kind] ?? []).reduce((sum, { kali }) => sum + Number(kali), 0);
  // A minute may end amid them, and what is then too little is none.
  expect(events.length).toBeLessThanOrEqual(6);
  expect(times('token-ditolak')).toBeGreaterThanOrEqual(25);
  expect(sums['token-ditolak']?.[0]).toMatchObject({ mitra: null, rincian: { asal: '127.0.0.0/24' } });
  expect(times('penolakan-beruntun')).toBeGreaterThanOrEqual(75);
  expect(sums['penolakan-beruntun']?.[0]).toMatchObject({
    mitra: 'lan',
    rincian: { klien: 'lan-development', kode: 'GRAPHQL_VALIDATION_FAILED' },
  });
  expect(times('perjanjian-tidak-berlaku')).toBeGreaterThanOrEqual(2);
  expect(sums['perjanjian-tidak-berlaku']?.[0]).toMatchObject({ mitra: 'bp-tapera' });
  expect(events.filter(({ mitra }) => mitra === 'setneg-siapp')).toEqual([]);
  expect(JSON.stringify(events)).not.toContain(bandung.nip);
  expect(system.logged.some((line) => line.includes('"security":"token-ditolak"'))).toBe(true);
});
