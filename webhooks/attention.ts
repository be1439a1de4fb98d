// Which changes of the register each partner may hear of: the columns and rows that its agreement opens, as its role has them.
import type { Contract } from '@bagi/agreements/contract.ts';
import { events, isEventKind } from '@bagi/agreements/events.ts';
import type { AnyRead } from '@bagi/kit/reads.ts';
import { columnOfFact, rightsOf, type Rows } from '@bagi/kit/rights.ts';
import { toSnakeCase } from 'drizzle-orm/casing';
import { getTableConfig } from 'drizzle-orm/pg-core';
import type { Sql } from 'postgres';

/** A line of warta.perhatian. */
export interface Attention {
  readonly peran: string;
  readonly mitra: string;
  readonly tabel: string;
  readonly kolom: readonly string[];
  readonly baris: readonly Alternative[];
  readonly jenis: readonly string[];
}

/** Rows of persons with these facts, of these kinds. */
interface Alternative {
  readonly fakta: Readonly<Record<string, readonly string[]>>;
  readonly jenis: Readonly<Record<string, readonly string[]>>;
}

/** Columns that say when a row was written, or are kept beside it for finding it: nobody is shown them. */
const kept = new Set(['sejakTransaksi', 'sampaiTransaksi', 'waktu']);

/** What the partner of a contract may see change, if its agreement names events about persons. */
export function attentionOf(role: string, contract: Contract, reads: readonly AnyRead[]): Attention[] {
  const { partner, webhook } = contract.agreement;
  const jenis = Object.keys(webhook?.events ?? {}).filter((kind) => isEventKind(kind) && events[kind] === 'asn');
  if (jenis.length === 0) return [];
  const copies = new Map(reads.map((read) => [read.table, 'copies' in read ? (read.copies ?? []) : []]));
  return [...rightsOf(contract, reads, [])].flatMap(([table, { columns, person, rows }]) => {
    const { schema = 'public', name } = getTableConfig(table);
    if (person === null || schema === 'cakupan' || name.endsWith('_lampau')) return [];
    const shown = [...columns].filter((column) => !kept.has(column) && !copies.get(table)?.includes(column));
    return [
      {
        peran: role,
        mitra: partner,
        tabel: `${schema}.${name}`,
        kolom: shown.map((column) => toSnakeCase(column)).toSorted(),
        baris: rows.map(alternative),
        jenis,
      },
    ];
  });
}

function alternative({ conditions, kinds }: Rows): Alternative {
  return {
    fakta: Object.fromEntries(conditions.map(({ fact, values }) => [toSnakeCase(columnOfFact(fact)), values])),
    jenis: Object.fromEntries(kinds.map(({ column, values }) => [toSnakeCase(column), values])),
  };
}

/** Makes the database know these of an installation, and no others. */
export async function applyAttention(sql: Sql, prefix: string, wanted: readonly Attention[]): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(72012)`;
    await transaction`delete from warta.perhatian where starts_with(peran, ${`${prefix}_`})`;
    for (const one of wanted)
      await transaction`
        insert into warta.perhatian (peran, mitra, tabel, kolom, baris, jenis)
        values (${one.peran}, ${one.mitra}, ${one.tabel}, ${[...one.kolom]}, ${JSON.stringify(one.baris)}::text::jsonb, ${[...one.jenis]})`;
  });
}
