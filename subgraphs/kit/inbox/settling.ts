// How records that are let in enter the register: judged once more, about whom they are and what their sender may write, and never by the sender's word.
import type { Agreement, Fact } from '@bagi/agreements/agreement.ts';
import { type Condition, writeScopes } from '@bagi/agreements/scope.ts';
import { inArray, sql } from 'drizzle-orm';
import { columnOfFact } from '../rights.ts';
import { cakupanAsn } from '../tables.ts';
import { type Codes, codesIn } from './codes.ts';
import type { Writing } from './kinds.ts';
import { rekaman, type StatusRekaman, sumber } from './tables.ts';
import type { Entering, WriteBack } from './writeBack.ts';

/** The version of an agreement, by partner and first day. */
export type AgreementOf = (mitra: string, versi: string) => Agreement | undefined;

export interface Settling {
  readonly writing: Writing;
  readonly agreementOf: AgreementOf;
  /** Who lets the records in. */
  readonly oleh: string;
}

/**
 * Lets records of one kind into the register, and says of each what became of it. One whose person is not there, or not among
 * those whom its sender may write about, matches nobody: the two are told alike.
 */
export async function settle(
  kind: WriteBack,
  records: readonly Entering[],
  { writing, agreementOf, oleh }: Settling,
): Promise<ReadonlyMap<string, StatusRekaman>> {
  const persons = await personsOf(kind, records, writing);
  const stated = await statedBy(kind, records, writing);
  const isMatched = (record: Entering) => {
    const person = persons.get(kind.about(record.isi).asnId);
    const agreement = agreementOf(record.mitra, record.versi);
    if (!person || !agreement || !isSame(kind, record, person)) return false;
    const facts = { ...person, ...stated(record) };
    return writeScopes(agreement, kind.operation).some((scope) => meets(scope, facts));
  };
  const matched = records.filter(isMatched);
  if (matched.length > 0) {
    await kind.enter(matched, writing);
    await writing.insert(sumber).values(matched.map((record) => sourceOf(kind, record, oleh)));
  }
  await decide(writing, matched, 'DISETUJUI', oleh);
  await decide(
    writing,
    records.filter((record) => !matched.includes(record)),
    'TIDAK_COCOK',
    oleh,
  );
  return new Map(records.map((record) => [record.id, matched.includes(record) ? 'DISETUJUI' : 'TIDAK_COCOK']));
}

/** Notes of records what was decided of them. */
export async function decide(
  writing: Writing,
  records: readonly { readonly id: string; readonly alasan?: string }[],
  status: StatusRekaman,
  oleh: string,
): Promise<void> {
  for (const [alasan, those] of Map.groupBy(records, (record) => record.alasan ?? null)) {
    const ids = those.map(({ id }) => id);
    const decided = { status, alasan, diputuskanOleh: oleh, diputuskan: sql`clock_timestamp()` };
    await writing.update(rekaman).set(decided).where(inArray(rekaman.id, ids));
  }
}

type Facts = Readonly<Record<string, unknown>>;

/** The facts about the persons whom records name, with the NIP where records name it. */
async function personsOf(kind: WriteBack, records: readonly Entering[], writing: Writing): Promise<Map<string, Facts>> {
  const ids = [...new Set(records.map(({ isi }) => kind.about(isi).asnId))];
  const rows = await writing.select().from(cakupanAsn).where(inArray(cakupanAsn.asnId, ids));
  if (!records.some(({ isi }) => kind.about(isi).nip !== undefined))
    return new Map(rows.map((facts) => [facts.asnId, facts]));
  const wanted = sql.param(ids);
  const nips = await writing.execute<{ id: string; nip: string }>(
    sql`select id, nip from asn.asn where id = any(${wanted}::text[])`,
  );
  const nipOf = new Map(nips.map(({ id, nip }) => [id, nip]));
  return new Map(rows.map((facts) => [facts.asnId, { ...facts, nip: nipOf.get(facts.asnId) }]));
}

function isSame(kind: WriteBack, { isi }: Entering, person: Facts): boolean {
  const { nip } = kind.about(isi);
  return nip === undefined || person['nip'] === nip;
}

/** The facts that records themselves state: a position, its family. */
async function statedBy(kind: WriteBack, records: readonly Entering[], writing: Writing) {
  const stated: [Fact, { codes: Codes; by: string; column: string }][] = [];
  for (const [fact, { from, table, column }] of Object.entries(kind.states)) {
    const given = records.map(({ isi }) => isi[from]).filter((code) => typeof code === 'string');
    stated.push([fact as Fact, { codes: await codesIn(writing, table, given, [column]), by: from, column }]);
  }
  return ({ isi }: Entering): Facts =>
    Object.fromEntries(
      stated.map(([fact, { codes, by, column }]) => [
        columnOfFact(fact),
        codes.get(String(isi[by]))?.[0]?.[column] ?? null,
      ]),
    );
}

function meets(scope: readonly Condition[], facts: Facts): boolean {
  return scope.every(({ fact, values }) => values.some((value) => value === facts[columnOfFact(fact)]));
}

function sourceOf(kind: WriteBack, { id, isi, mitra, versi, diterima }: Entering, oleh: string) {
  const { asnId } = kind.about(isi);
  return { id, asnId, jenis: kind.jenis, mitra, versi, diterima, diputuskanOleh: oleh };
}
