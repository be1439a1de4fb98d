// What is put in force is written down once, with what was there before; what looks like an attack is written down apart.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noteChanges } from '@bagi/record/changes.ts';
import { openPool } from '@bagi/database/connect.ts';
import { verdictsWatched } from '@bagi/router/verification/enumeration.ts';
import { bandung } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';

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
