// What the applier may do, to the letter: what the kinds need and no more, and to write about no person whom no sender may write about.
import type { Agreement, Service } from '@bagi/agreements/agreement.ts';
import { version } from '@bagi/agreements/test/document.ts';
import { announcing } from '@bagi/kit/announce.ts';
import type { Kind, Need } from '@bagi/kit/inbox/kinds.ts';
import { pgSchema, text } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { applierName, applierRole } from './applierRole.ts';
import { inForce } from './inForce.ts';

const uji = pgSchema('uji');
const kursus = uji.table('kursus', { id: text(), asnId: text(), namaKursus: text() });
const role = '"mitra_penerap"';

const { agreement } = version();
const [any] = agreement.services;
const sending = (operation: string, rows: Service['rows']): Service => ({
  ...(any as Service),
  mode: 'insert',
  operation,
  rows,
});
const under = (services: readonly Service[], changes: Partial<Agreement> = {}): Agreement => ({
  ...agreement,
  ...changes,
  services: [...services],
});
const kind = (needs: readonly Need[], changes: Partial<Kind> = {}): Kind =>
  ({ operation: 'Mutation.kirimKursus', jenis: 'KURSUS', references: {}, needs, ...changes }) as Kind;

const of = (kinds: readonly Kind[], agreements: readonly Agreement[] = []) => applierRole('mitra', kinds, agreements);
/** What is given on one table. */
const on = (table: string, kinds: readonly Kind[], agreements: readonly Agreement[] = []) =>
  of(kinds, agreements).statements.filter((one) => one.includes(` ON ${table} `));
const berlaku = inForce('mitra_penerap');

it('it is told by the installation, belongs to BKN, and has no end', () => {
  expect(applierName('mitra')).toBe('mitra_penerap');
  expect(of([])).toMatchObject({ name: 'mitra_penerap', partner: 'bkn', from: '2000-01-01', until: null });
});

it('without any kind it reads the inbox and the facts, and writes down what became of what was sent', () => {
  const { rights, statements } = of([]);
  const read = (table: string, ...columns: string[]) => columns.map((column) => `${table}.${column}`);
  const [facts, sent, records, source] = [
    '"cakupan"."asn"',
    '"kotak_masuk"."kiriman"',
    '"kotak_masuk"."rekaman"',
    '"kotak_masuk"."sumber"',
  ];
  expect(rights.filter((right) => right.startsWith(facts)).length).toBeGreaterThan(5);
  expect(rights.filter((right) => right.includes(sent) && right.startsWith('update'))).toEqual(
    read(`update ${sent}`, 'balasan', 'coba_lagi', 'diterapkan', 'percobaan'),
  );
  expect(rights).toEqual(expect.arrayContaining(read(sent, 'balasan', 'kunci', 'operasi')));
  expect(rights.filter((right) => right.includes(records) && right.startsWith('update'))).toEqual(
    read(`update ${records}`, 'alasan', 'diputuskan', 'diputuskan_oleh', 'status'),
  );
  expect(rights).toEqual(expect.arrayContaining(read(records, 'isi', 'jenis', 'status')));
  expect(rights.filter((right) => right.includes(source))).toEqual(
    read(`insert ${source}`, 'asn_id', 'diputuskan', 'diputuskan_oleh', 'diterima', 'id', 'jenis', 'mitra', 'versi'),
  );
  const tables = [facts, sent, records, source];
  expect(rights.filter((right) => !tables.some((table) => right.includes(table)))).toEqual([announcing]);
  expect(statements.slice(0, 7)).toEqual([
    ...['perjanjian', 'cakupan', 'kotak_masuk'].map((schema) => `GRANT USAGE ON SCHEMA "${schema}" TO ${role}`),
    `GRANT SELECT ON perjanjian.akses TO ${role}`,
    `GRANT EXECUTE ON FUNCTION perjanjian.berlaku() TO ${role}`,
    `GRANT USAGE ON SCHEMA warta TO ${role}`,
    `GRANT EXECUTE ON FUNCTION ${announcing} TO ${role}`,
  ]);
});

describe('of a table of the register it is given', () => {
  it('the columns that some kind needs, each right with a policy of its own, and no more', () => {
    const kinds = [
      kind([{ table: kursus, select: ['id', 'asnId'] }]),
      kind([{ table: kursus, select: ['namaKursus', 'id'], insert: ['id'], update: ['namaKursus', 'asnId'] }]),
    ];
    const table = '"uji"."kursus"';
    expect(on(table, kinds)).toEqual([
      `GRANT SELECT ("asn_id", "id", "nama_kursus") ON ${table} TO ${role}`,
      `CREATE POLICY "mitra_penerap_select" ON ${table} FOR SELECT TO ${role} USING (${berlaku})`,
      `GRANT INSERT ("id") ON ${table} TO ${role}`,
      `CREATE POLICY "mitra_penerap_insert" ON ${table} FOR INSERT TO ${role} WITH CHECK (${berlaku} AND (true))`,
      `GRANT UPDATE ("asn_id", "nama_kursus") ON ${table} TO ${role}`,
      `CREATE POLICY "mitra_penerap_update" ON ${table} FOR UPDATE TO ${role} USING (${berlaku}) WITH CHECK (${berlaku} AND (true))`,
    ]);
    expect(of(kinds).rights.filter((right) => right.includes(table))).toEqual([
      ...['asn_id', 'id', 'nama_kursus'].map((column) => `${table}.${column}`),
      `insert ${table}.id`,
      ...['asn_id', 'nama_kursus'].map((column) => `update ${table}.${column}`),
    ]);
    expect(of(kinds).statements).toContain(`GRANT USAGE ON SCHEMA "uji" TO ${role}`);
  });

  it('what its records refer to and what they state of their persons: ids, names, and what is looked at beside them', () => {
    const states = {
      rumpunJabatan: { by: 'jabatanId', from: 'jabatan', table: 'asn.jabatan', column: 'rumpunId' },
    } as const;
    const some = kind(
      [
        { table: kursus, insert: ['id'], enters: { rekaman: 'id', person: 'asnId', states } },
        { table: kursus, insert: ['id'] },
      ],
      {
        references: {
          unit: { table: 'asn.unit_kerja', agrees: { instansiId: 'instansi' } },
          lain: { table: 'asn.lain', is: { jenisLain: '2' } },
        },
      },
    );
    const granted = (table: string) => on(table, [some])[0];
    expect(granted('"asn"."unit_kerja"')).toBe(
      `GRANT SELECT ("id", "instansi_id", "nama") ON "asn"."unit_kerja" TO ${role}`,
    );
    expect(on('"asn"."lain"', [some])).toEqual([
      `GRANT SELECT ("id", "jenis_lain", "nama") ON "asn"."lain" TO ${role}`,
      `CREATE POLICY "mitra_penerap_select" ON "asn"."lain" FOR SELECT TO ${role} USING (${berlaku})`,
    ]);
    expect(granted('"asn"."jabatan"')).toBe(`GRANT SELECT ("id", "nama", "rumpun_id") ON "asn"."jabatan" TO ${role}`);
  });
});

describe('where rows enter as records that were sent, the database takes', () => {
  const enters = { rekaman: 'id', person: 'asnId' };
  const entering = kind([{ table: kursus, insert: ['id', 'asnId'], enters }]);
  const table = '"uji"."kursus"';
  const check = (kinds: readonly Kind[], agreements: readonly Agreement[]) =>
    on(table, kinds, agreements)
      .find((one) => one.includes('FOR INSERT'))
      ?.split(`WITH CHECK (${berlaku} AND (`)[1]
      ?.replace(/\)\)$/, '')
      .replaceAll(/\s+/g, ' ');
  const sent = (jenis: string, ...senders: string[]) =>
    `(SELECT true FROM kotak_masuk.rekaman AS sent, cakupan.asn AS facts WHERE sent.id = ${table}."id" AND sent.jenis = '${jenis}' AND sent.status = 'MENUNGGU' AND facts.asn_id = ${table}."asn_id" AND (${senders.join(' OR ')}) LIMIT 1)`;
  const by = (partner: string, from: string, within: string) =>
    `(sent.mitra = '${partner}' AND sent.versi = '${from}' AND (${within}))`;
  const pns = `facts."jenis_asn" = ANY (ARRAY['PNS']::text[])`;
  const golongan = `facts."golongan_ruang_id" = ANY (ARRAY['44']::text[])`;
  const { operation } = entering;

  it('nothing, where no agreement lets anybody send it', () => {
    expect(check([entering], [])).toBe('false');
    expect(check([entering], [under([sending('Mutation.kirimLain', {})])])).toBe('false');
  });

  it('a record that waits, of a person whom its sender may write about under the version it was sent under', () => {
    const one = under([sending(operation, { golonganRuang: ['44'] }), sending(operation, {})]);
    const other = under([sending(operation, {})], {
      partner: "lan'",
      version: '2021-10-23',
      rows: { everyone: 'Semua.' },
    });
    expect(check([entering], [one, under([]), other])).toBe(
      sent(
        'KURSUS',
        by('mitra-uji', '2024-02-01', `(${pns} AND ${golongan}) OR (${pns})`),
        by("lan''", '2021-10-23', 'true'),
      ),
    );
  });

  it('records of each kind that enters there, and anything where something writes that is no record', () => {
    const agreements = [under([sending(operation, {})])];
    const same = kind([{ table: kursus, insert: ['id'], enters }], { jenis: "LA'IN" });
    const ours = by('mitra-uji', '2024-02-01', `(${pns})`);
    expect(check([entering, same], agreements)).toBe(`${sent('KURSUS', ours)} OR ${sent("LA''IN", ours)}`);
    expect(check([entering, kind([{ table: kursus, insert: ['id'] }])], agreements)).toBe('true');
    expect(check([entering, kind([{ table: kursus, select: ['id'] }])], agreements)).toBe(sent('KURSUS', ours));
  });

  it('a row over one that is there, on the same terms', () => {
    const over = kind([{ table: kursus, insert: ['id'], update: ['id'], enters }]);
    const reader = kind([{ table: kursus, insert: ['id'] }]);
    const update = (...kinds: Kind[]) =>
      on(table, kinds, [under([sending(operation, {})])]).find((one) => one.includes('FOR UPDATE'));
    expect(update(over)?.replaceAll(/\s+/g, ' ')).toContain(
      `USING (${berlaku}) WITH CHECK (${berlaku} AND (${sent('KURSUS', by('mitra-uji', '2024-02-01', `(${pns})`))}))`,
    );
    expect(update(over, reader)).toBe(update(over));
  });

  it('a fact that the row itself states, in the place of the person', () => {
    const states = {
      golonganRuang: { by: 'golonganBaruId', from: 'golongan', table: 'asn.golongan', column: 'ruangId' },
    } as const;
    const stating = kind([{ table: kursus, insert: ['id'], enters: { ...enters, states } }]);
    const stated = `(SELECT "ruang_id" FROM "asn"."golongan" AS stated WHERE stated.id = ${table}."golongan_baru_id") = ANY (ARRAY['44']::text[])`;
    expect(check([stating], [under([sending(operation, { golonganRuang: ['44'] })])])).toBe(
      sent('KURSUS', by('mitra-uji', '2024-02-01', `(${pns} AND ${stated})`)),
    );
  });
});
