// What an agreement needs of the database, computed from its grants and the reads of the subgraphs: columns, and whose rows.
import type { Fact } from '@bagi/agreements/agreement.ts';
import type { Contract } from '@bagi/agreements/contract.ts';
import { permits, served } from '@bagi/agreements/grants.ts';
import { bound, type Condition, scope, scopeOfAll } from '@bagi/agreements/scope.ts';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type Among, columnsOf, kindsOf, orderOf, ownOf, shownOf } from './columns.ts';
import type { Kind } from './inbox/kinds.ts';
import { kiriman, rekaman } from './inbox/tables.ts';
import type { AnyRead, Holders, List } from './reads.ts';
import { cakupanAsn, cakupanAsnLampau } from './tables.ts';

export interface TableRights {
  readonly columns: ReadonlySet<string>;
  /** Column with the person's id; none for a table about no person. */
  readonly person: string | null;
  /** Which rows: those that one of these opens. */
  readonly rows: readonly Rows[];
  /** Where some list of the product is of what persons belong to: the fact of theirs that names the row. */
  readonly holders?: Holders['of'];
}

/** The rows of persons who meet all conditions, of these kinds where a table holds several. */
export interface Rows {
  readonly conditions: readonly Condition[];
  readonly kinds: readonly Among[];
}

export type Rights = ReadonlyMap<PgTable, TableRights>;

/** The rights of an agreement: what its granted fields are read from, and nothing beside it. */
export function rightsOf(contract: Contract, reads: readonly AnyRead[], kinds: readonly Kind[]): Rights {
  const used = reads.filter((read) => isUsed(contract, read));
  const held = heldIn(reads);
  const owned = new Set<PgTable>([kiriman, rekaman, ...reads.filter(({ own }) => own).map(({ table }) => table)]);
  const rights = new Map<PgTable, TableRights>();
  for (const read of used) {
    const before = rights.get(read.table);
    const columns = new Set(before?.columns);
    const rows = [...(before?.rows ?? [])];
    for (const column of columnsNeeded(contract, read)) columns.add(column);
    const holders = held.get(read.table);
    if (isJudged(read)) rows.push(rowsOf(contract, read));
    else if (read.own !== undefined) rows.push({ conditions: [], kinds: ownOf(read, contract) });
    // Whoever reads it otherwise than by who belongs to it, or as its owner, reads it whole.
    else if (holders || owned.has(read.table)) rows.push({ conditions: [], kinds: [] });
    const person = read.person ?? null;
    rights.set(read.table, { columns, person, rows: distinct(rows), ...(holders && { holders }) });
    if (isList(read) && read.past && !read.overPersons) rights.set(read.past, pastOf(contract, read));
  }
  if (kinds.some(({ operation }) => permits(contract.grants, operation))) {
    for (const [table, columns] of heardOf) {
      const before = rights.get(table);
      const rows = [...(before?.rows ?? []), { conditions: [], kinds: ownOf({ own: 'mitra' }, contract) }];
      rights.set(table, {
        columns: new Set([...columns, ...(before?.columns ?? [])]),
        person: null,
        rows: distinct(rows),
      });
    }
  }
  if (used.some(isJudged)) {
    const columns = new Set([...factsNeeded(contract, used), ...(rights.get(cakupanAsn)?.columns ?? [])]);
    const rows = [{ conditions: scopeOfAll(contract.agreement), kinds: [] }];
    const listed = used.some((read) => isList(read) && (read.overPersons || read.holders));
    if (listed) rights.set(cakupanAsnLampau, { columns: new Set([...columns, ...kept]), person: 'asnId', rows });
    rights.set(cakupanAsn, { columns: listed ? new Set([...columns, since]) : columns, person: 'asnId', rows });
  }
  return rights;
}

/** What a sender hears of its own requests while it sends: whether one has come before, and the reply that was given. */
const heardOf: readonly (readonly [PgTable, readonly string[]])[] = [
  [kiriman, ['id', 'mitra', 'versi', 'kunci', 'sha256', 'balasan']],
  [rekaman, ['id', 'mitra']],
];

const since = 'sejakTransaksi';
const kept = [since, 'sampaiTransaksi'];

/** What rows of a list are found and ordered by, also as they were. */
function pastOf(contract: Contract, list: List): TableRights {
  const person = list.person ?? null;
  const columns = new Set([...foundBy(contract, list), ...(person === null ? [] : [person]), ...kept]);
  const holders = list.holders && { holders: list.holders.of };
  return { columns, person, rows: [rowsOf(contract, list)], ...holders };
}

function foundBy(contract: Contract, list: List): string[] {
  return ['id', ...list.along, ...narrowedBy(contract, list), ...(list.words === undefined ? [] : [list.words])];
}

function isList(read: AnyRead): read is List {
  return 'along' in read;
}

/** Tables of what persons belong to, each with the fact that names its rows. */
function heldIn(reads: readonly AnyRead[]): Map<PgTable, Holders['of']> {
  return new Map(
    reads.flatMap((read): [PgTable, Holders['of']][] =>
      isList(read) && read.holders ? [[read.table, read.holders.of]] : [],
    ),
  );
}

/** Which of its rows are read, depends on persons. */
function isJudged(read: AnyRead): boolean {
  return read.person !== undefined || (isList(read) && read.holders !== undefined);
}

function rowsOf(contract: Contract, read: AnyRead): Rows {
  return { conditions: scope(contract.agreement, contract.schema, read.type), kinds: kinds(contract, read) };
}

function kinds(contract: Contract, read: AnyRead): Among[] {
  return kindsOf(read, contract.grants.coordinates, contract);
}

/**
 * A read is used when something that is granted is made of it; keys alone are no use. What a code stands for is not read
 * where the code alone is granted.
 */
function isUsed(contract: Contract, read: AnyRead): boolean {
  if ('operation' in read && !permits(contract.grants, read.operation)) return false;
  if (read.through && !read.through.some((field) => permits(contract.grants, field))) return false;
  if (kinds(contract, read).some(({ values }) => values.length === 0)) return false;
  const shown = shownOf(read, contract.grants.coordinates, contract);
  const isCode = !('operation' in read) && read.person === undefined && read.order === undefined;
  return shown.some((column) => !isCode || column !== 'id');
}

function columnsNeeded(contract: Contract, read: AnyRead): string[] {
  const among = [...kinds(contract, read), ...ownOf(read, contract)];
  const shown = [...granted(contract, read), ...among.map(({ column }) => column)];
  const owner = read.person === undefined ? [] : [read.person];
  if (!('operation' in read)) return [...shown, ...owner, read.by, ...orderOf(read, contract)];
  if (!isList(read)) return [...shown, ...owner, ...(owner.length === 0 ? ['id'] : []), ...narrowedBy(contract, read)];
  if (read.overPersons) return [...shown, ...owner];
  const kept = [...(read.past ? [since] : []), ...copiesUsed(contract, read)];
  return [...shown, ...owner, ...foundBy(contract, read), ...kept];
}

/** Copies of the facts that its scope decides on: no other is read. */
function copiesUsed({ agreement, schema }: Contract, { copies, type }: List): string[] {
  const scoped = new Set(scope(agreement, schema, type).map(({ fact }): string => columnOfFact(fact)));
  return copies?.filter((copy) => scoped.has(copy)) ?? [];
}

function granted(contract: Contract, read: AnyRead): string[] {
  return columnsOf(read, contract.grants.coordinates, contract);
}

function narrowedBy(contract: Contract, { by }: Pick<List, 'by'>): string[] {
  return Object.entries(by).flatMap(([name, coordinate]) => (permits(contract.grants, coordinate) ? [name] : []));
}

/** The facts that statements name: those of scopes, those bound to arguments, those that lists are found and narrowed by. */
function factsNeeded(contract: Contract, used: readonly AnyRead[]): Set<string> {
  const { agreement, schema } = contract;
  const about = used.filter(isJudged);
  const scoped = about.flatMap((read) => scope(agreement, schema, read.type).map(({ fact }) => columnOfFact(fact)));
  const tied = served(agreement).flatMap(({ operation }) =>
    bound(agreement, operation).map(({ fact }) => columnOfFact(fact)),
  );
  const listed = used.flatMap((read) => {
    if (isList(read) && read.holders) return [read.holders.of, ...read.holders.by];
    return isList(read) && read.overPersons ? [...read.along, ...narrowedBy(contract, read)] : [];
  });
  return new Set(['asnId', ...scoped, ...tied, ...listed]);
}

export function columnOfFact(fact: Fact): Extract<keyof typeof cakupanAsn.$inferSelect, string> {
  return fact === 'jenisAsn' ? fact : `${fact}Id`;
}

function distinct(rows: readonly Rows[]): Rows[] {
  return [...new Map(rows.map((one) => [JSON.stringify(one), one])).values()];
}
