// Changes of agreements, roles and settings: what is in force now is held against what was written last, and each difference kept.
import type { Sql } from 'postgres';
import { v7 } from 'uuid';

/** What there is of one kind: its name, and a digest that is another when it is. */
export type Present = ReadonlyMap<string, Uint8Array>;

export type ChangeKind = 'perjanjian' | 'peran' | 'pengaturan';

/** Any number, so long as whoever compares takes the same lock. */
const lock = 7_201_3;

/** Writes down what came, changed or went since the last time; says which. */
export async function noteChanges(
  sql: Sql,
  kind: ChangeKind,
  present: Present,
  by: string,
  atMs: number,
): Promise<string[]> {
  return sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(${lock})`;
    const before = new Map(
      (
        await transaction<{ obyek: string; sesudah: Buffer | null }[]>`
          select distinct on (obyek) obyek, sesudah from catatan.perubahan where jenis = ${kind} order by obyek, waktu desc, id desc`
      ).map(({ obyek, sesudah }) => [obyek, sesudah]),
    );
    const names = [...new Set([...before.keys(), ...present.keys()])].toSorted();
    const changed = names.filter((name) => !same(before.get(name), present.get(name)));
    for (const name of changed)
      await transaction`
        insert into catatan.perubahan (id, waktu, jenis, obyek, oleh, sebelum, sesudah, rincian)
        values (${v7({ msecs: atMs })}, ${new Date(atMs).toISOString()}, ${kind}, ${name}, ${`${by} / `} || current_user, ${before.get(name) ?? null},
          ${present.has(name) ? Buffer.from(present.get(name) ?? []) : null}, '{}')`;
    return changed;
  });
}

/** Writes down what a steward did to the record itself. */
export async function noteDeed(
  sql: Sql,
  { deed, of, by, details }: { deed: string; of: string; by: string; details: Record<string, string | number> },
  atMs: number,
): Promise<void> {
  await sql`
    insert into catatan.perubahan (id, waktu, jenis, obyek, oleh, rincian)
    values (${v7({ msecs: atMs })}, ${new Date(atMs).toISOString()}, ${deed}, ${of}, ${`${by} / `} || current_user, ${JSON.stringify(details)}::text::jsonb)`;
}

function same(one: Uint8Array | null | undefined, other: Uint8Array | null | undefined): boolean {
  if (!one || !other) return !one && !other;
  return Buffer.from(one).equals(other);
}
