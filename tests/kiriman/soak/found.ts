// What the database holds after a soak: each acknowledged record once, nothing twice, nothing left.
import type { Sql } from 'postgres';
import type { Acknowledged } from './soak.ts';

export interface Found {
  readonly requests: number;
  readonly records: number;
  /** Acknowledged, and not there under its key with its id and its one record. */
  readonly lost: number;
  /** Marks that stand in more than one record. */
  readonly doubled: number;
  /** Landed and not applied. */
  readonly left: number;
}

export async function found(sql: Sql, acknowledged: readonly Acknowledged[]): Promise<Found> {
  const [counted] = await sql`
    select (select count(*)::int from kotak_masuk.kiriman) as requests, (select count(*)::int from kotak_masuk.rekaman) as records,
      (select count(*)::int from kotak_masuk.kiriman where diterapkan is null) as left`;
  const given = JSON.stringify(acknowledged);
  const [lost] = await sql`
    select count(*)::int as lost from jsonb_to_recordset(${given}::text::jsonb) as a(kunci text, "kirimanId" text, mark text)
    where 1 <> (select count(*) from kotak_masuk.kiriman k join kotak_masuk.rekaman r on r.kiriman_id = k.id
      where k.kunci = a.kunci and k.id = a."kirimanId" and coalesce(r.isi ->> 'nomorSertifikat', r.isi ->> 'jumlahSimpanan') = a.mark)`;
  const [doubled] = await sql`
    select count(*)::int as doubled from (select from kotak_masuk.rekaman
      group by coalesce(isi ->> 'nomorSertifikat', isi ->> 'jumlahSimpanan') having count(*) > 1) as twice`;
  return { ...counted, ...lost, ...doubled } as unknown as Found;
}
