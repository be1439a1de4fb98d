// Listed entries as they were, for lists that are being paged through while they change: what they are found and ordered by.
import { sinceAndUntil } from '@bagi/kit/versions.ts';
import { date, index, type PgColumnBuilderBase, text } from 'drizzle-orm/pg-core';
import { schema } from './tables.ts';

function past<Columns extends Record<string, PgColumnBuilderBase>>(
  name: string,
  along: Extract<keyof Columns, string>,
  columns: Columns,
) {
  const key = { id: text().notNull(), asnId: text().notNull() };
  return schema.table(`${name}_lampau`, { ...key, ...columns, ...sinceAndUntil() }, (t) => [
    index(`${name}_lampau_by_date`).on(t[along], t.id),
    index(`${name}_lampau_waktu`).on(t.waktu),
  ]);
}

export const pindahInstansiLampau = past('pindah_instansi', 'tmtPindah', {
  instansiAsalId: text(),
  instansiTujuanId: text(),
  tmtPindah: date(),
});
export const pensiunLampau = past('pensiun', 'tmtPensiun', { tmtPensiun: date() });
export const pemberhentianLampau = past('pemberhentian', 'tmtBerhenti', { tmtBerhenti: date() });
