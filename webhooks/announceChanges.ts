// Tells exactly those whom a breaking change will hit, once its day of announcement has come: what, why, and from when.
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { announce } from '@bagi/kit/announce.ts';
import type { Sql } from 'postgres';
import { contractInForce } from './contractInForce.ts';

/** A breaking change that people have acknowledged. */
export interface PlannedChange {
  readonly id: string;
  readonly changes: readonly { readonly kind: string; readonly coordinate: string }[];
  readonly partners: readonly string[];
  readonly why: string;
  /** The day from which on its partners are told, and the first day on which it may be so. */
  readonly announced: string;
  readonly effective: string;
}

export interface AnnouncingParts {
  readonly sql: Sql;
  readonly contractOf: ContractOf;
  readonly planned: readonly PlannedChange[];
}

/** Writes down what is planned for each partner, where it may read it, with an event in the outbox; both once, or when a day is moved. */
export async function announceChanges({ sql, contractOf, planned }: AnnouncingParts, nowMs: number): Promise<void> {
  for (const one of planned.filter(({ announced }) => announced <= dayInJakarta(nowMs))) {
    for (const partner of one.partners) {
      const contract = contractInForce(contractOf, partner, nowMs);
      if (!contract) continue;
      const { version, webhook } = contract.agreement;
      await sql.begin(async (transaction) => {
        const told = await transaction`
          insert into perjanjian.perubahan as known (mitra, pengenal, koordinat, jenis, alasan, diumumkan, berlaku)
          select ${partner}, ${one.id}, koordinat, jenis, ${one.why}, ${one.announced}, ${one.effective}
          from unnest(${one.changes.map(({ coordinate }) => coordinate)}::text[],
            ${one.changes.map(({ kind }) => kind)}::text[]) as changed (koordinat, jenis)
          on conflict (mitra, pengenal, koordinat, jenis) do update
            set alasan = excluded.alasan, diumumkan = excluded.diumumkan, berlaku = excluded.berlaku
            where known.berlaku <> excluded.berlaku
          returning 1`;
        if (told.length > 0 && webhook && Object.hasOwn(webhook.events, 'perjanjian.akan_berubah'))
          await announce(transaction, { kind: 'perjanjian.akan_berubah', partner, id: version });
      });
    }
  }
}
