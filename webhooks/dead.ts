// Dead letters: what no attempt could deliver, listed, and put on its way again under the id that it had.
import type { Sql } from 'postgres';
import { at } from './spread.ts';

export interface DeadLetter {
  readonly id: string;
  readonly mitra: string;
  readonly jenis: string;
  readonly obyek: string;
  readonly waktu: string;
  readonly percobaan: number;
  readonly hasil: string;
  readonly selesai: string;
}

/** Which of them: a partner's, or those with these ids. */
export interface Chosen {
  readonly partner?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

export async function deadLetters(sql: Sql, { partner, ids }: Chosen): Promise<DeadLetter[]> {
  return sql<DeadLetter[]>`
    select id, mitra, jenis, obyek, waktu::text, percobaan, hasil, selesai::text from warta.pengantaran
    where status = 'MATI' and (${partner ?? null}::text is null or mitra = ${partner ?? null})
      and (${ids ?? null}::text[] is null or id = any(${ids ?? null}))
    order by mitra, peristiwa_id`;
}

/**
 * Puts dead letters on their way again, the older before the newer, all attempts anew. Whether they may be sent is looked at
 * when they are: an agreement that has ended still gets nothing. How many they are.
 */
export async function replay(sql: Sql, chosen: Chosen, nowMs: number): Promise<number> {
  const letters = await deadLetters(sql, chosen);
  await sql.begin(async (transaction) => {
    await transaction`
      update warta.pengantaran set status = 'MENUNGGU', percobaan = 0, berikutnya = ${at(nowMs)}, selesai = null
      where status = 'MATI' and id = any(${letters.map(({ id }) => id)})`;
    await transaction`select graphile_worker.add_job('sapu')`;
  });
  return letters.length;
}

/** Sends again to addresses of a partner that had said they want no more (410 Gone); what died of it stays dead until replayed. */
export async function resume(sql: Sql, partner: string): Promise<string[]> {
  const rows = await sql`delete from warta.penolakan where mitra = ${partner} returning alamat`;
  return rows.map(({ alamat }) => String(alamat));
}
