// How a request lands: in one statement, as the sender's own database role, which may do nothing but add to its own inbox.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { type Query, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Run } from '../database.ts';
import type { Reply } from './kinds.ts';

/** A request as it is about to land. */
export interface Landing {
  readonly id: string;
  readonly kunci: string;
  readonly operasi: string;
  readonly sha256: string;
  readonly rekaman: readonly { id: string; urutan: number; jenis: string; isi: unknown }[];
}

/** What is known of a request by its key. */
export interface Known {
  readonly id: string;
  readonly sha256: string;
  readonly balasan: Reply | null;
}

const dialect = new PgDialect();
const value = (name: string) => sql.placeholder(name);

/** What has landed under a key. Of an agreement that is not in force the function says why: it is asked whether or not there is a row. */
const known: Query = dialect.sqlToQuery(sql`
  select kiriman.id, kiriman.sha256, kiriman.balasan
  from (select perjanjian.berlaku() as berlaku) as perjanjian
  left join kotak_masuk.kiriman on berlaku and kiriman.mitra = ${value('mitra')} and kiriman.kunci = ${value('kunci')}`);

const landed: Query = dialect.sqlToQuery(sql`
  with masuk as (
    insert into kotak_masuk.kiriman (id, mitra, versi, kunci, operasi, sha256, jumlah)
    values (${value('id')}, ${value('mitra')}, ${value('versi')}::date, ${value('kunci')}, ${value('operasi')}, ${value('sha256')}, ${value('jumlah')}::int)
    on conflict (mitra, kunci) do nothing
    returning id, mitra, versi
  )
  insert into kotak_masuk.rekaman (id, kiriman_id, mitra, versi, urutan, jenis, isi)
  select isian.id, masuk.id, masuk.mitra, masuk.versi, isian.urutan, isian.jenis, isian.isi
  from masuk, jsonb_to_recordset(${value('rekaman')}::text::jsonb) as isian(id text, urutan int, jenis text, isi jsonb)
  returning id`);

/** What the sender has landed under a key before; fails when its agreement is not in force in the database. */
export async function knownBy(run: Run, agreement: Agreement, kunci: string): Promise<Known | null> {
  const [row] = await run(known, { mitra: agreement.partner, kunci });
  if (!row) throw new Error('The register says nothing, not even of the agreement.');
  const [id, sha256, balasan] = row;
  return typeof id === 'string' ? { id, sha256: String(sha256), balasan: balasan as Reply | null } : null;
}

/** Lands a request whole; false when another has landed under its key. */
export async function land(run: Run, { partner, version }: Agreement, request: Landing): Promise<boolean> {
  const { rekaman, ...about } = request;
  const given = { ...about, mitra: partner, versi: version, jumlah: rekaman.length, rekaman: JSON.stringify(rekaman) };
  return (await run(landed, given)).length > 0;
}
