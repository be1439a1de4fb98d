// Proposals that lie before BKN's verifiers: one for each verdict that a soak gives, so that each is an event of its own.
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';

export async function proposals(sql: Sql, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await sql`
    insert into usulan.usulan (id, asn_id, detail_layanan_id, kelompok, status)
    select one.id, (select id from asn.asn order by id limit 1), k.id, k.kelompok, 'VERIFIKASI_BKN'
    from unnest(${ids}::text[]) as one (id), (select * from usulan.detail_layanan order by id limit 1) as k`;
  return ids;
}
