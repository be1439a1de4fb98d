// What is there after a soak: each acknowledged record once, nothing twice, nothing left, and every verdict told under one id.
import type { Sql } from 'postgres';
import type { Got } from '../../webhooks/receiver.ts';
import type { Acknowledged } from './soak.ts';

export interface Found {
  readonly requests: number;
  readonly records: number;
  /** Acknowledged, and not there under its key with its one record. */
  readonly lost: number;
  /** Marks that stand in more than one record. */
  readonly doubled: number;
  /** Landed and not applied. */
  readonly left: number;
  readonly events: number;
  /** Verdicts that were acknowledged and are not one event each. */
  readonly unsaid: number;
  /** Events that the receiver has not taken. */
  readonly untold: number;
  /** Events that came under more than one id. */
  readonly renamed: number;
}

export async function found(sql: Sql, acknowledged: readonly Acknowledged[], got: readonly Got[]): Promise<Found> {
  const [counted] = await sql`
    select (select count(*)::int from kotak_masuk.kiriman) as requests, (select count(*)::int from kotak_masuk.rekaman) as records,
      (select count(*)::int from kotak_masuk.kiriman where diterapkan is null) as left,
      (select count(*)::int from warta.peristiwa where jenis = ${verdict}) as events`;
  const given = JSON.stringify(acknowledged);
  const mark = sql`coalesce(r.isi ->> 'nomorSertifikat', r.isi ->> 'jumlahSimpanan', r.isi ->> 'usulanId')`;
  const [lost] = await sql`
    select count(*)::int as lost from jsonb_to_recordset(${given}::text::jsonb) as a(kunci text, mark text)
    where 1 <> (select count(*) from kotak_masuk.kiriman k join kotak_masuk.rekaman r on r.kiriman_id = k.id
      where k.kunci = a.kunci and ${mark} = a.mark)`;
  const [doubled] = await sql`
    select count(*)::int as doubled from (select from kotak_masuk.rekaman r group by ${mark} having count(*) > 1) as twice`;
  const verdicts = acknowledged.filter(({ partner }) => partner === 'bkn-verifikator').map((one) => one.mark);
  const [unsaid] = await sql`
    select count(*)::int as unsaid from unnest(${verdicts}::text[]) as v(id)
    where 1 <> (select count(*) from warta.peristiwa p where p.jenis = ${verdict} and p.obyek = v.id)`;
  const ids = idsOf(got);
  const told = await sql`select obyek from warta.peristiwa where jenis = ${verdict}`;
  const untold = told.filter((row) => !ids.has(String(row['obyek']))).length;
  const renamed = [...ids.values()].filter((names) => names.size > 1).length;
  return { ...counted, ...lost, ...doubled, ...unsaid, untold, renamed } as unknown as Found;
}

const verdict = 'verifikasi_bkn.selesai';

/** Under which ids each proposal's verdict was taken. */
function idsOf(got: readonly Got[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { body, headers, status } of got) {
    if (status >= 300) continue;
    const { data } = JSON.parse(body) as { data: { id: string } };
    ids.set(data.id, (ids.get(data.id) ?? new Set()).add(String(headers['webhook-id'])));
  }
  return ids;
}

/** Whether everything that happened has been told. */
export async function isTold(sql: Sql): Promise<boolean> {
  const [row] = await sql`
    select not exists (select from warta.peristiwa where disebar is null and jenis = ${verdict})
      and not exists (select from warta.pengantaran where status <> 'TERKIRIM' and jenis = ${verdict}) as told`;
  return row?.['told'] === true;
}
