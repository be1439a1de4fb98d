// Builds the registered cubes of a day: one snapshot in, published cells out, once and for all.
import { loadHighs } from './highs.ts';
import type { Sql, TransactionSql } from 'postgres';
import { publish } from './publish.ts';
import { registered } from './registered.ts';
import { type Earlier, releaseOf } from './release.ts';
import { alikeOn, placesIn } from './snapshot.ts';

/** Any number, so long as every process that builds takes the same lock. */
const lock = 7_201_3;

export interface Built {
  readonly tanggal: string;
  /** Whether there was nothing yet; what is there is never built again. */
  readonly isNew: boolean;
  readonly cells: number;
  readonly withheld: number;
}

/** Builds all cubes of a day, unless they are there; processes that build at once wait for each other. */
export async function buildCubes(sql: Sql, day: string): Promise<Built> {
  return sql.begin(async (waiting) => {
    await waiting`set local statement_timeout = 0`;
    await waiting`select pg_advisory_xact_lock(${lock})`;
    return sql.begin('isolation level repeatable read', (snapshot) => built(snapshot, day));
  });
}

async function built(sql: TransactionSql, day: string): Promise<Built> {
  await sql`set local statement_timeout = 0`;
  const present = await sql`select jumlah_sel, jumlah_disamarkan from agregat.kubus where tanggal = ${day}`;
  if (present.length > 0) return summary(day, false, present);
  const places = await placesIn(sql);
  const cells = releaseOf(await loadHighs(), await alikeOn(sql, day, places), places, day, await earlierThan(sql, day));
  return summary(day, true, await publish(sql, day, cells));
}

/** What the last build before a day told. */
async function earlierThan(sql: TransactionSql, day: string): Promise<Earlier> {
  const rows = await sql`
    select nama, kunci, jumlah from agregat.sel join agregat.kubus on kubus.id = kubus_id
    where tanggal = (select max(tanggal) from agregat.kubus where tanggal < ${day})`;
  return new Map(
    rows.map((row) => [`${row['nama']} ${row['kunci']}`, row['jumlah'] === null ? null : Number(row['jumlah'])]),
  );
}

function summary(tanggal: string, isNew: boolean, cubes: readonly Record<string, unknown>[]): Built {
  if (cubes.length !== registered.length)
    throw new Error(`There are ${cubes.length} cubes of ${tanggal}, and ${registered.length} are registered.`);
  const sum = (column: string) => cubes.reduce((total, cube) => total + Number(cube[column]), 0);
  return { tanggal, isNew, cells: sum('jumlah_sel'), withheld: sum('jumlah_disamarkan') };
}
