// What there is to tell of agreements themselves, looked at once a day: a contract that has changed, an end that approaches.
import { createHash } from 'node:crypto';
import { contractSdl } from '@bagi/agreements/contract.ts';
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import type { Sql } from 'postgres';
import { announce } from '@bagi/kit/announce.ts';
import { remindersDue } from './reminders.ts';
import { warningsDue } from './warnings.ts';
import { contractInForce } from './contractInForce.ts';

export interface ReviewParts {
  readonly sql: Sql;
  readonly library: Library;
  readonly contractOf: ContractOf;
}

/** Looks at every agreement in force and announces what is new of it. */
export async function review({ sql, library, contractOf }: ReviewParts, nowMs: number): Promise<void> {
  for (const partner of library.keys()) {
    const contract = contractInForce(contractOf, partner, nowMs);
    const webhook = contract?.agreement.webhook;
    if (!contract || !webhook) continue;
    const { agreement } = contract;
    const { version, term } = agreement;
    const print = createHash('sha256')
      .update(JSON.stringify([contractSdl(contract), term.until, webhook]))
      .digest('hex');
    await sql.begin(async (transaction) => {
      await transaction`select pg_advisory_xact_lock(72019, hashtext(${partner}))`;
      const [known] = await transaction`select sidik_jari from warta.kontrak where mitra = ${partner}`;
      await transaction`
        insert into warta.kontrak (mitra, versi, sidik_jari) values (${partner}, ${version}, ${print})
        on conflict (mitra) do update set versi = excluded.versi, sidik_jari = excluded.sidik_jari`;
      if (known && known['sidik_jari'] !== print)
        await announce(transaction, { kind: 'perjanjian.berubah', partner, id: version });
      const reminded = Object.hasOwn(webhook.events, 'perjanjian.kewajiban_jatuh_tempo');
      for (const { key, days } of reminded ? remindersDue(agreement, dayInJakarta(nowMs)) : [])
        if (await note(transaction, partner, version, key, days, true))
          await announce(transaction, { kind: 'perjanjian.kewajiban_jatuh_tempo', partner, id: version });
      const [due, ...passed] = warningsDue(library, partner, term.until, dayInJakarta(nowMs));
      if (due === undefined) return;
      // A warning whose day passed before anyone could be told is not given together with the one that follows it.
      for (const days of passed) await note(transaction, partner, version, term.until, days, false);
      if (await note(transaction, partner, version, term.until, due, true))
        await announce(transaction, { kind: 'perjanjian.akan_berakhir', partner, id: version });
    });
  }
}

/** Whether this is the first time. */
async function note(
  sql: Pick<Sql, 'unsafe'>,
  partner: string,
  version: string,
  until: string,
  days: number,
  announced: boolean,
): Promise<boolean> {
  const added = await sql.unsafe(
    `insert into warta.peringatan (mitra, versi, sampai, hari, diumumkan) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning 1`,
    [partner, version, until, days, announced],
  );
  return added.length > 0;
}
