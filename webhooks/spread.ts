// Makes of each event in the outbox a delivery for every partner that may be told of it, once, in the order of events.
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { type Addresses, isTold } from './standing.ts';

/** One at a time, so that deliveries of a line are never made in another order than its events. */
export const lock = 7_201_8;

/** How many events are taken at once. */
const atOnce = 500;

interface Event {
  readonly id: string;
  readonly jenis: string;
  readonly asn_id: string | null;
  readonly mitra: readonly string[];
}

/** Spreads every event that is due; the partners for whom there is something to deliver. */
export async function spread(sql: Sql, where: Addresses, nowMs: number): Promise<Set<string>> {
  const partners = new Set<string>();
  for (let more = true; more;) {
    more = await sql.begin(async (transaction) => {
      await transaction`select pg_advisory_xact_lock(${lock})`;
      const events = await transaction<Event[]>`
        select id, jenis, asn_id, mitra from warta.peristiwa
        where disebar is null and sebar_sejak <= ${at(nowMs)} order by id limit ${atOnce}`;
      const deliveries = await deliveriesOf(transaction as unknown as Sql, events, where, nowMs);
      await transaction`
        insert into warta.pengantaran (id, peristiwa_id, mitra, jalur, jenis, obyek, waktu, berikutnya)
        select d.id, p.id, d.mitra, p.jalur, p.jenis, p.obyek, p.waktu, ${at(nowMs)}
        from unnest(${deliveries.map(({ id }) => id)}::text[], ${deliveries.map(({ event }) => event)}::bigint[],
          ${deliveries.map(({ partner }) => partner)}::text[]) as d (id, peristiwa, mitra)
        join warta.peristiwa as p on p.id = d.peristiwa
        on conflict (peristiwa_id, mitra) do nothing`;
      await transaction`
        update warta.peristiwa set disebar = ${at(nowMs)} where id = any(${events.map(({ id }) => id)}::bigint[])`;
      for (const { partner } of deliveries) partners.add(partner);
      return events.length === atOnce;
    });
  }
  return partners;
}

/** Each event for each partner: of a person, only for those who have received that person. */
async function deliveriesOf(sql: Sql, events: readonly Event[], where: Addresses, nowMs: number) {
  const persons = [...new Set(events.flatMap(({ asn_id }) => (asn_id === null ? [] : [asn_id])))];
  const rows =
    persons.length === 0 ? [] : await sql`select asn_id, mitra from warta.diterima where asn_id = any(${persons})`;
  const received = new Set(rows.map(({ asn_id, mitra }) => `${String(mitra)} ${String(asn_id)}`));
  return events.flatMap(({ id, jenis, asn_id, mitra }) =>
    mitra
      .filter((partner) => asn_id === null || received.has(`${partner} ${asn_id}`))
      .filter((partner) => isTold(where, partner, jenis, nowMs))
      .map((partner) => ({ id: `msg_${randomUUID().replaceAll('-', '')}`, event: id, partner })),
  );
}

/** A moment as PostgreSQL takes it. */
export function at(ms: number): string {
  return new Date(ms).toISOString();
}
