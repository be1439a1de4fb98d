// Fills an empty register with a population: everything in one transaction, so that it is there whole or not at all.
import * as cubes from '@bagi/asn/kubus/tables.ts';
import * as tables from '@bagi/asn/tables.ts';
import { cakupanAsn } from '@bagi/kit/tables.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Storage } from '@bagi/storage/storage.ts';
import { type PgTable, getTableConfig } from 'drizzle-orm/pg-core';
import type { Sql, TransactionSql } from 'postgres';
import { copy } from './copy.ts';
import { parseDay } from './days.ts';
import { type Files, storeFiles } from './files.ts';
import { promptConnection } from './promptConnection.ts';
import { withoutIndexes } from './indexes.ts';
import { personRowsOf } from './persons.ts';
import { readRegister } from './register.ts';
import { shipReference } from './reference/shipReference.ts';
import { collect } from './rows.ts';
import { personTables } from './tables.ts';
import { type World, worldOf } from './world.ts';

/** The day on which the register is looked at, so that a population does not change from one day to the next. */
export const asOfDefault = '2026-11-01';

export interface SeedOptions {
  /** How many persons, the personas among them. */
  readonly asn: number;
  readonly seed: number;
  readonly storage: Storage;
  /** ISO date; the personas' stories hold for the default. */
  readonly asOf?: string;
  /** Puts the new population in the place of the present one; without it a register that has persons is left alone. */
  readonly replace?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** From this many persons on, indexes are built after the rows: a fifth less work, and indexes a tenth smaller. */
  readonly rebuildIndexesFrom?: number;
}

export interface Progress {
  readonly phase: 'referensi' | 'unit' | 'orang' | 'statistik';
  readonly done: number;
  readonly total: number;
}

export class AlreadySeeded extends Error {
  override name = 'AlreadySeeded';
  constructor() {
    super('The register already has persons; seed with replace: true to put a new population in their place');
  }
}

export async function seed(sql: Sql, options: SeedOptions): Promise<void> {
  const { asn, seed: number, storage, asOf = asOfDefault, onProgress = () => {} } = options;
  if (!options.replace && (await isSeeded(sql))) throw new AlreadySeeded();
  onProgress({ phase: 'referensi', done: 0, total: 1 });
  await shipReference(sql);
  const files = await storeFiles(storage);
  const world = worldOf(await readRegister(sql), asn, number, parseDay(asOf));
  const connection = promptConnection(sql);
  try {
    await connection.begin((transaction) => write(transaction, world, files, options));
  } finally {
    await connection.end();
  }
}

async function write(sql: TransactionSql, world: World, files: Files, options: SeedOptions): Promise<void> {
  const { onProgress = () => {}, rebuildIndexesFrom = 50_000 } = options;
  await sql`set local statement_timeout = 0`;
  // A population that comes whole is no news about anybody.
  await sql`set local warta.diam = 'ya'`;
  await sql`lock table asn.asn in access exclusive mode`;
  if (!options.replace && (await hasPersons(sql))) throw new AlreadySeeded(); // Another seed was faster.
  await empty(sql);
  await writeUnits(sql, world, options);
  const people = () => writePeople(sql, world, files, options);
  if (options.asn < rebuildIndexesFrom) await people();
  else await withoutIndexes(sql, Object.values(personTables).map(nameOf), people);
  onProgress({ phase: 'statistik', done: 0, total: 1 });
  await sql.unsafe(`analyze ${written.map(nameOf).join(', ')}`);
}

/** The next batch is drawn while the last one is on its way; every few persons the socket has its turn. */
async function writePeople(sql: TransactionSql, world: World, files: Files, options: SeedOptions): Promise<void> {
  const { asn, seed: number, onProgress = () => {} } = options;
  const { rows, taken } = collect(personTables, number);
  let sent = Promise.resolve();
  for (let ordinal = 0; ordinal < asn; ordinal++) {
    personRowsOf(world, ordinal, number, rows, files);
    if (ordinal % slice === 0) await nextTurn();
    if ((ordinal + 1) % batch > 0 && ordinal + 1 < asn) continue;
    const collected = taken();
    await sent;
    sent = copy(sql, collected, true);
    sent.catch(() => {}); // Awaited before the next batch; until then a refusal is nobody's yet.
    onProgress({ phase: 'orang', done: ordinal + 1, total: asn });
  }
  await sent;
}

const batch = 20_000;
const slice = 16;

/** Every table that a population fills or that follows one. */
const written = [...Object.values(personTables), cakupanAsn, tables.unitKerja, tables.satuanKerja];

/** Whether the register has persons. An unfinished seed leaves none, because it never came to its end. */
export async function isSeeded(sql: Sql): Promise<boolean> {
  return hasPersons(sql);
}

async function hasPersons(sql: Sql | TransactionSql): Promise<boolean> {
  const [found] = await sql`select exists (select from asn.asn) as seeded`;
  return found?.['seeded'] === true;
}

/** Truncating in the same transaction lets COPY skip the visibility bookkeeping, and what was there returns if the seed fails. */
async function empty(sql: TransactionSql): Promise<void> {
  // Cubes of another population would be the ones that the next build is told apart from.
  await sql.unsafe(`truncate ${[...written, cubes.kubus, cubes.sel].map(nameOf).join(', ')}`);
  await sql`delete from asn.jabatan where jenis_jabatan_id = '1'`;
}

function nameOf(table: PgTable): string {
  const { schema, name } = getTableConfig(table);
  return `"${schema ?? 'public'}"."${name}"`;
}

async function writeUnits(sql: TransactionSql, world: World, { seed: number, onProgress = () => {} }: SeedOptions) {
  const { unitKerja, satuanKerja, jabatan } = tables;
  const { rows, taken } = collect({ unitKerja, satuanKerja }, number);
  const positions = collect({ jabatan }, number);
  const { all } = world.workplaces;
  onProgress({ phase: 'unit', done: 0, total: all.length });
  for (const { units, inactiveUnits, posts } of all) {
    for (const unit of [...units, ...inactiveUnits]) {
      const { id, nama, instansi, induk, eselonId, aktif, satuanKerja: own } = unit;
      rows.unitKerja({ id, nama, instansiId: instansi.id, indukId: induk?.id ?? null, eselonId, aktif });
      if (own !== induk?.satuanKerja) rows.satuanKerja({ ...own });
    }
    for (const post of posts) positions.rows.jabatan({ ...post.jabatan });
  }
  await copy(sql, taken(), true);
  await copy(sql, positions.taken(), false);
  onProgress({ phase: 'unit', done: all.length, total: all.length });
}
