// What a database role is given, to the letter: whoever reviews it reads here what PostgreSQL will hold.
import { version } from '@bagi/agreements/test/document.ts';
import type { Condition } from '@bagi/agreements/scope.ts';
import type { Rights, Rows, TableRights } from '@bagi/kit/rights.ts';
import { cakupanAsn, cakupanAsnLampau } from '@bagi/kit/tables.ts';
import { boolean, pgSchema, type PgTable, pgTable, text } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { inForce } from './inForce.ts';
import { fingerprint, roleName, roleOf, rolePassword } from './roles.ts';
import { quoted } from './spelling.ts';

const uji = pgSchema('uji');
const anak = uji.table('anak', { id: text(), asnId: text(), tanggalLahir: text() });
const agama = uji.table('agama', { id: text(), nama: text() });
const unit = uji.table('unit', { id: text(), nama: text() });
const catatan = pgTable('catatan', { isi: boolean() });

const { agreement } = version();
const pns = { fact: 'jenisAsn', values: ['PNS'] } as const;
const gol = { fact: 'golonganRuang', values: ['44', "4'5"] } as const;
const opened = (...conditions: Condition[]): Rows => ({ conditions, kinds: [] });
const rights: Rights = new Map<PgTable, TableRights>([
  [catatan, { columns: new Set(['isi']), person: null, rows: [] }],
  [anak, { columns: new Set(['tanggalLahir', 'asnId']), person: 'asnId', rows: [opened(pns, gol), opened()] }],
  [agama, { columns: new Set(['nama', 'id']), person: null, rows: [] }],
  [cakupanAsn, { columns: new Set(['asnId', 'jenisAsn']), person: 'asnId', rows: [opened(pns, gol), opened()] }],
]);

it('a role is told by installation, partner and version, in letters that PostgreSQL takes bare', () => {
  expect(roleName('mitra', agreement)).toBe('mitra_mitra_uji_2024_02_01');
});

it("a role's password is made of the secret and its name alone, the same in every process and release", () => {
  const secret = Buffer.alloc(32, 7);
  const password = rolePassword(secret, 'a');
  expect(password).toBe('VdybELwiJ1it9ZREBM6TAwd9QQciIFgUYnXyY8AVaTA');
  expect(rolePassword(secret, 'b')).not.toBe(password);
  expect(rolePassword(Buffer.alloc(32, 8), 'a')).not.toBe(password);
});

it('a role has its columns and, of tables about persons, the rows of those in scope, and nothing else', () => {
  const facts = `"jenis_asn" = ANY (ARRAY['PNS']::text[])`;
  const golongan = `"golongan_ruang_id" = ANY (ARRAY['44', '4''5']::text[])`;
  const owner = 'facts.asn_id = "uji"."anak"."asn_id"';
  const role = '"mitra_mitra_uji_2024_02_01"';
  expect(roleOf('mitra', agreement, '2024-02-29', rights)).toEqual({
    name: 'mitra_mitra_uji_2024_02_01',
    partner: 'mitra-uji',
    root: agreement.root,
    from: '2024-02-01',
    until: '2024-02-29',
    rights: [
      '"cakupan"."asn".asn_id of jenisAsn PNS and golonganRuang 44/4\'5, or everyone',
      '"cakupan"."asn".jenis_asn of jenisAsn PNS and golonganRuang 44/4\'5, or everyone',
      '"public"."catatan".isi',
      '"uji"."agama".id',
      '"uji"."agama".nama',
      '"uji"."anak".asn_id of jenisAsn PNS and golonganRuang 44/4\'5, or everyone',
      '"uji"."anak".tanggal_lahir of jenisAsn PNS and golonganRuang 44/4\'5, or everyone',
    ],
    statements: [
      `GRANT USAGE ON SCHEMA "perjanjian" TO ${role}`,
      `GRANT USAGE ON SCHEMA "cakupan" TO ${role}`,
      `GRANT USAGE ON SCHEMA "public" TO ${role}`,
      `GRANT USAGE ON SCHEMA "uji" TO ${role}`,
      `GRANT SELECT ON perjanjian.akses TO ${role}`,
      `GRANT EXECUTE ON FUNCTION perjanjian.berlaku() TO ${role}`,
      `GRANT SELECT ("asn_id", "jenis_asn") ON "cakupan"."asn" TO ${role}`,
      `CREATE POLICY ${role} ON "cakupan"."asn" FOR SELECT TO ${role} USING (${inForce('mitra_mitra_uji_2024_02_01')} AND (${facts} AND ${golongan} OR true))`,
      `GRANT SELECT ("isi") ON "public"."catatan" TO ${role}`,
      `GRANT SELECT ("id", "nama") ON "uji"."agama" TO ${role}`,
      `GRANT SELECT ("asn_id", "tanggal_lahir") ON "uji"."anak" TO ${role}`,
      `CREATE POLICY ${role} ON "uji"."anak" FOR SELECT TO ${role} USING (${inForce('mitra_mitra_uji_2024_02_01')} AND ((SELECT facts.${facts} AND facts.${golongan} FROM cakupan.asn AS facts WHERE ${owner}) OR true))`,
    ],
  });
});

it('of what persons belong to, a role has the rows where somebody in scope does, or all of them', () => {
  const rightsOn = (rows: TableRights['rows']): Rights =>
    new Map([[unit, { columns: new Set(['nama']), person: null, rows, holders: 'unitKerjaId' }]]);
  const of = (...rows: (readonly Condition[])[]) =>
    roleOf('mitra', agreement, null, rightsOn(rows.map((conditions) => ({ conditions, kinds: [] }))));
  const policy = (using: string) =>
    `CREATE POLICY "mitra_mitra_uji_2024_02_01" ON "uji"."unit" FOR SELECT TO "mitra_mitra_uji_2024_02_01" USING (${inForce('mitra_mitra_uji_2024_02_01')} AND (${using}))`;
  const belongs = `(SELECT true FROM cakupan.asn AS facts WHERE facts."unit_kerja_id" = "uji"."unit"."id" AND facts."jenis_asn" = ANY (ARRAY['PNS']::text[]) LIMIT 1)`;
  expect(of([pns]).rights).toEqual(['"uji"."unit".nama of rows with somebody of jenisAsn PNS']);
  expect(of([pns]).statements.at(-1)).toBe(policy(belongs));
  const two = `facts."jenis_asn" = ANY (ARRAY['PNS']::text[]) AND facts."golongan_ruang_id" = ANY (ARRAY['44', '4''5']::text[])`;
  expect(of([pns, gol]).statements.at(-1)).toContain(`"uji"."unit"."id" AND ${two} LIMIT 1)`);
  expect(of([pns], []).rights).toEqual(['"uji"."unit".nama']);
  expect(of([pns], []).statements.at(-1)).toBe(policy(`${belongs} OR true`));
});

it('of what belongs to partners, a role has its own rows, and all of them where it decides on them', () => {
  const own = { conditions: [], kinds: [{ column: 'mitraId', values: ['mitra-uji'] }] };
  const of = (...rows: TableRights['rows']) =>
    roleOf('m', agreement, null, new Map([[unit, { columns: new Set(['nama']), person: null, rows }]]));
  const mine = `"mitra_id" = ANY (ARRAY['mitra-uji']::text[]) AND true`;
  expect(of(own).rights).toEqual(['"uji"."unit".nama of mitraId mitra-uji']);
  expect(of(own).statements.at(-1)).toContain(`USING (${inForce('m_mitra_uji_2024_02_01')} AND ((${mine})))`);
  expect(of(own, opened()).rights).toEqual(['"uji"."unit".nama of mitraId mitra-uji, or everyone']);
  expect(of(opened()).rights).toEqual(['"uji"."unit".nama']);
  expect(of(opened()).statements.at(-1)).toContain(`USING (${inForce('m_mitra_uji_2024_02_01')} AND (true))`);
});

it('a condition on persons opens no row that is about none: the role is not made at all', () => {
  const none: Rights = new Map([[unit, { columns: new Set(['nama']), person: null, rows: [opened(pns)] }]]);
  expect(() => roleOf('m', agreement, null, none)).toThrow(
    '"uji"."unit" is about no person, so no condition on persons can open its rows.',
  );
});

it('a role may call the functions that it is given, in their schemas, and no other', () => {
  const call = { operations: ['Query.asn'], takes: { nip: 'text', pada: 'date' }, gives: ['ada'] };
  const { rights: told, statements } = roleOf('m', agreement, null, new Map(), [
    { ...call, name: 'verifikasi.nip' },
    { ...call, name: 'agregat.kubus' },
  ]);
  const role = '"m_mitra_uji_2024_02_01"';
  expect(told).toEqual(['agregat.kubus(text,date)', 'verifikasi.nip(text,date)']);
  expect(statements).toEqual([
    ...['perjanjian', 'verifikasi', 'agregat'].map((schema) => `GRANT USAGE ON SCHEMA "${schema}" TO ${role}`),
    `GRANT SELECT ON perjanjian.akses TO ${role}`,
    `GRANT EXECUTE ON FUNCTION perjanjian.berlaku() TO ${role}`,
    ...told.map((one) => `GRANT EXECUTE ON FUNCTION ${one} TO ${role}`),
  ]);
});

it('the order in which rights were computed makes no difference', () => {
  const turned: Rights = new Map([...rights].toReversed());
  expect(roleOf('mitra', agreement, null, turned)).toEqual(roleOf('mitra', agreement, null, rights));
});

it('whatever a right or a term changes, changes the checksum, and nothing else does', () => {
  const role = roleOf('mitra', agreement, null, rights);
  expect(fingerprint(role)).toMatch(/^[0-9a-f]{64}$/);
  expect(fingerprint({ ...role, partner: 'lain', rights: [] })).toBe(fingerprint(role));
  for (const change of [
    { root: null },
    { from: '2024-02-02' },
    { until: '2024-02-29' },
    { statements: role.statements.slice(1) },
  ])
    expect(fingerprint({ ...role, ...change })).not.toBe(fingerprint(role));
});

it('a name is a name to SQL, whatever is in it', () => {
  expect(quoted('a"; drop table "b')).toBe('"a""; drop table ""b"');
});

it('the facts, also as they were, and a record that holds them judge their own rows; any other asks for the facts', () => {
  const inti = uji.table('inti', { id: text(), jenisAsn: text(), golonganRuangId: text() });
  const sempit = uji.table('sempit', { id: text(), jenisAsn: text() });
  const policy = (table: PgTable, person: string) =>
    roleOf(
      'm',
      agreement,
      null,
      new Map([[table, { columns: new Set(['id']), person, rows: [opened(pns, gol)] }]]),
    ).statements.at(-1);
  const own = `("jenis_asn" = ANY (ARRAY['PNS']::text[]) AND "golongan_ruang_id" = ANY (ARRAY['44', '4''5']::text[])))`;
  for (const [table, person] of [
    [cakupanAsn, 'asnId'],
    [cakupanAsnLampau, 'asnId'],
    [inti, 'id'],
  ] as const)
    expect(policy(table, person)).toContain(`AND ${own}`);
  for (const [table, person] of [
    [sempit, 'id'],
    [inti, 'jenisAsn'],
    [anak, 'asnId'],
  ] as const)
    expect(policy(table, person)).toContain('FROM cakupan.asn AS facts WHERE facts.asn_id = "uji".');
});

it('of a table that holds several kinds of rows, a role reads those that are opened, of the persons in scope', () => {
  const kinds = [{ column: 'jenisAnak', values: ["kandung'", 'angkat'] }];
  const some: Rights = new Map([
    [
      anak,
      {
        columns: new Set(['asnId']),
        person: 'asnId',
        rows: [
          { conditions: [pns], kinds },
          { conditions: [], kinds },
        ],
      },
    ],
  ]);
  const { rights: told, statements } = roleOf('mitra', agreement, null, some);
  expect(told).toEqual([
    `"uji"."anak".asn_id of jenisAnak kandung'/angkat and jenisAsn PNS, or jenisAnak kandung'/angkat`,
  ]);
  const kind = `"jenis_anak" = ANY (ARRAY['kandung''', 'angkat']::text[])`;
  const owner = 'facts.asn_id = "uji"."anak"."asn_id"';
  expect(statements.at(-1)).toContain(
    `((${kind} AND (SELECT facts."jenis_asn" = ANY (ARRAY['PNS']::text[]) FROM cakupan.asn AS facts WHERE ${owner})) OR (${kind} AND true))`,
  );
});
