// What a list is read by, to the letter: rows of one moment, in scope, each in its place, and what all of them come to.
import { expect, it } from 'vitest';
import { exactValues, type Narrowing, page, rangeValues, sum } from './listing.ts';
import { reads, tables, written } from './test/small.ts';

const { pensiun, semuaAsn } = reads;
const { past: _, ...pensiunNow } = pensiun;
const all: Narrowing = { scope: [], facts: [], ranges: [] };
const pns = { fact: 'jenisAsn', values: ['PNS'] } as const;
const held: Narrowing = {
  scope: [pns, { fact: 'golonganRuang', values: ['44', '45', '44'] }],
  facts: ['unitKerja'],
  ranges: ['tmtPensiun'],
};

const flat = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')').trim();
/** A statement in one line, with its parameters in the places of their numbers. */
function said({ sql, params }: { sql: string; params: unknown[] }): string {
  const values = written(params);
  return flat(sql).replaceAll(/\$(\d+)/g, (__, number) =>
    JSON.stringify(values[Number(number) - 1]).replaceAll('"', ''),
  );
}

const moment =
  'with potret as materialized (select coalesce(:snapshot::text::pg_snapshot, pg_current_snapshot()) as potret)';
const then = '(select potret from potret)';
const order = 'order by place0, place1';
const seen = (table: string) => `pg_visible_in_snapshot(${table}."sejak_transaksi", ${then})`;
const gone = (table: string) => `not pg_visible_in_snapshot(${table}."sampai_transaksi", ${then})`;
const retired = (table: string) =>
  `select ${table}."tmt_pensiun" as place0, ${table}."id" as place1, ${table}."asn_id" as person, ${table}."id" as key from ${table}`;
const placed = (table: string) => `${table}."tmt_pensiun" is not null and ${table}."id" is not null`;
const [now, before] = ['"uji"."pensiun"', '"uji"."pensiun_lampau"'];
const paged = (...versions: string[]) =>
  `from (select * from (${versions.map((one) => `(${one} ${order} limit :limit)`).join(' union all ')}) as versions ${order} limit :limit) as found`;
const retiredPage = (shown: string, ...versions: string[]) =>
  `${moment} select ${then}::text, found.place0::text, found.place1::text, found.person, ${now}."id" is not null, ${shown} ${paged(...versions)} left join ${now} on ${now}."id" = found.key order by found.place0, found.place1 limit 1001`;

/** The conditions of what is held, on a table about persons. */
const heldOn = (table: string) =>
  `${table}."tmt_pensiun" between :from0 and :to0 and ${placed(table)} and exists (select 1 from "cakupan"."asn" "cakupan" where ("cakupan"."asn_id" = ${table}."asn_id" and "cakupan"."jenis_asn" = any([PNS]::text[]) and "cakupan"."golongan_ruang_id" = any([44,45,44]::text[]) and "cakupan"."unit_kerja_id" = any(:fact0::text[])))`;

it('a page has the rows that are so now and were so then, and those that have changed since, as they were', () => {
  expect(said(page(pensiun, ['alamat', 'asnId'], held, false))).toBe(
    retiredPage(
      `${now}."alamat", ${now}."asn_id"`,
      `${retired(now)} where ((${heldOn(now)}) and ${seen(now)})`,
      `${retired(before)} where ((${heldOn(before)}) and ${seen(before)} and ${gone(before)})`,
    ),
  );
});

it('a further page goes on behind the place where the one before it ended', () => {
  const onwards = (table: string) => `(${table}."tmt_pensiun", ${table}."id") > (:after0, :after1)`;
  expect(said(page(pensiun, ['alamat'], all, true))).toBe(
    retiredPage(
      `${now}."alamat"`,
      `${retired(now)} where (${onwards(now)} and (${placed(now)}) and ${seen(now)})`,
      `${retired(before)} where (${onwards(before)} and (${placed(before)}) and ${seen(before)} and ${gone(before)})`,
    ),
  );
});

it('a list of which nothing is kept as it was has its rows of now', () => {
  expect(said(page(pensiunNow, ['alamat'], all, false))).toBe(
    retiredPage(`${now}."alamat"`, `${retired(now)} where (${placed(now)})`),
  );
  expect(said(sum(pensiunNow, all))).toContain(`from (${retired(now)} where (${placed(now)})) as found`);
});

const [facts, factsBefore] = ['"cakupan"."asn"', '"cakupan"."asn_lampau"'];
const persons = (table: string) =>
  `select ${table}."tmt_cpns" as place0, ${table}."asn_id" as place1, ${table}."asn_id" as person, ${table}."asn_id" as key from ${table}`;
const personsPage = (...versions: string[]) =>
  `${moment} select ${then}::text, found.place0::text, found.place1::text, found.person, "uji"."asn"."id" is not null, "uji"."asn"."nama" from (select * from (${versions.join(' union all ')}) as versions ${order} limit :limit) as found left join "uji"."asn" on "uji"."asn"."id" = found.key order by found.place0, found.place1 limit 1001`;
const placedPersons = (table: string) => `${table}."tmt_cpns" is not null and ${table}."asn_id" is not null`;

it('persons are found and put in order by the facts about them', () => {
  const rows = (table: string) =>
    `(${placedPersons(table)} and ${table}."jenis_asn" = any([PNS]::text[])) and ${seen(table)}`;
  expect(said(page(semuaAsn, ['nama'], { ...all, scope: [pns] }, false))).toBe(
    personsPage(
      `(${persons(facts)} where (${rows(facts)}) ${order} limit :limit)`,
      `(${persons(factsBefore)} where (${rows(factsBefore)} and ${gone(factsBefore)}) ${order} limit :limit)`,
    ),
  );
});

it('rows that a person has one of are found by the facts, and led to by whose they are', () => {
  const one = { ...semuaAsn, table: tables.pensiun, person: 'asnId' };
  expect(said(page(one, ['tmtPensiun'], { ...all, scope: [pns] }, false))).toContain(
    `${now}."asn_id" is not null, ${now}."tmt_pensiun" from`,
  );
  expect(said(page(one, ['tmtPensiun'], { ...all, scope: [pns] }, false))).toContain(
    `left join ${now} on ${now}."asn_id" = found.key`,
  );
});

it('where the scope opens several values, each is walked once by itself, and all together make the page', () => {
  const onwards = (table: string) => `(${table}."tmt_cpns", ${table}."asn_id") > (:after0, :after1)`;
  const kind = (table: string) => `${table}."jenis_asn" = any([PNS]::text[])`;
  const unit = (table: string) => `${table}."unit_kerja_id" = any(:fact0::text[])`;
  const ranged = (table: string) => `${table}."tmt_cpns" between :from0 and :to0 and ${placedPersons(table)}`;
  const walk = (value: string) =>
    `(${persons(facts)} where (${facts}."golongan_ruang_id" = ${value} and ${onwards(facts)} and (${ranged(facts)} and (${kind(facts)} and ${unit(facts)})) and ${seen(facts)}) ${order} limit :limit)`;
  expect(said(page(semuaAsn, ['nama'], { ...held, ranges: ['tmtCpns'] }, true))).toBe(
    personsPage(
      ['44', '45'].map(walk).join(' union all '),
      `(${persons(factsBefore)} where (${onwards(factsBefore)} and (${ranged(factsBefore)} and (${kind(factsBefore)} and ${factsBefore}."golongan_ruang_id" = any([44,45,44]::text[]) and ${unit(factsBefore)})) and ${seen(factsBefore)} and ${gone(factsBefore)}) ${order} limit :limit)`,
    ),
  );
});

it('what must have one value is said so, of rows as they are and as they were', () => {
  const one = (table: string) => `${table}."tmt_pensiun" = :exact0 and ${placed(table)}`;
  expect(said(page(pensiun, ['alamat'], { ...all, exact: ['tmtPensiun'] }, false))).toBe(
    retiredPage(
      `${now}."alamat"`,
      `${retired(now)} where ((${one(now)}) and ${seen(now)})`,
      `${retired(before)} where ((${one(before)}) and ${seen(before)} and ${gone(before)})`,
    ),
  );
  expect(exactValues(['a', 'b'])).toEqual({ exact0: 'a', exact1: 'b' });
});

it('of a table of several kinds, those that are read are found, of rows as they are and as they were', () => {
  const kinds = [{ column: 'id', values: ['satu', 'dua'] }];
  const some = (table: string) => `${table}."id" = any([satu,dua]::text[]) and ${placed(table)}`;
  expect(said(page(pensiun, ['alamat'], { ...all, kinds }, false))).toBe(
    retiredPage(
      `${now}."alamat"`,
      `${retired(now)} where ((${some(now)}) and ${seen(now)})`,
      `${retired(before)} where ((${some(before)}) and ${seen(before)} and ${gone(before)})`,
    ),
  );
});

it('a copy of a fact that the scope decides on leads to the rows, and the persons are judged all the same', () => {
  const copied = { ...pensiun, table: tables.pensiunSalinan, copies: ['golonganRuangId'] };
  const table = '"uji"."pensiun_salinan"';
  const statement = said(page(copied, ['tmtPensiun'], { ...held, facts: [], ranges: [] }, false));
  const judged = `exists (select 1 from "cakupan"."asn" "cakupan" where ("cakupan"."asn_id" = ${table}."asn_id" and "cakupan"."jenis_asn" = any([PNS]::text[]) and "cakupan"."golongan_ruang_id" = any([44,45,44]::text[])))`;
  const walk = (value: string) =>
    `(${retired(table)} where (${table}."golongan_ruang_id" = ${value} and (${placed(table)} and ${judged}) and ${seen(table)}) ${order} limit :limit)`;
  expect(statement).toContain(`${walk('44')} union all ${walk('45')}`);
  expect(said(page(copied, ['tmtPensiun'], { ...all, scope: [pns] }, false))).not.toContain('"golongan_ruang_id" =');
});

it('more values than can be merged are walked one after the other', () => {
  const of = (count: number) => {
    const values = Array.from({ length: count }, (_, index) => String(index));
    return said(page(semuaAsn, ['nama'], { ...all, scope: [{ fact: 'golonganRuang', values }] }, false));
  };
  expect(of(16)).not.toContain('each_value');
  expect(of(16).match(/"golongan_ruang_id" = \d/g)).toHaveLength(16);
  const [, walked] = of(17).split(
    `from unnest([${Array.from({ length: 17 }, (_, index) => index).join(',')}]::text[])`,
  );
  expect(walked).toContain(
    `as each_value(value) cross join lateral (${persons(facts)} where (${facts}."golongan_ruang_id" = each_value.value and (${placedPersons(facts)}) and ${seen(facts)}) ${order} limit :limit) as walk)`,
  );
});

it('a list comes to the number of its rows, and to a checksum over whose they are, in order', () => {
  expect(said(sum(pensiun, held))).toBe(
    `${moment} select count(*)::text, encode(sha256(convert_to(coalesce(string_agg(person || chr(10), '' ${order}), ''), 'UTF8')), 'hex') from (${retired(now)} where ((${heldOn(now)}) and ${seen(now)}) union all ${retired(before)} where ((${heldOn(before)}) and ${seen(before)} and ${gone(before)})) as found`,
  );
});

it('the ends of ranges come in by the names that statements have for them', () => {
  const ranges = [
    { column: 'a', from: '1', to: '2' },
    { column: 'b', from: '3', to: '4' },
  ];
  expect(rangeValues(ranges)).toEqual({ from0: '1', to0: '2', from1: '3', to1: '4' });
});
