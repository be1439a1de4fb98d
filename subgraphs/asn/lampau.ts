// Units as they were, for searches that are being paged through while units change: what they are found and ordered by.
import { sinceAndUntil } from '@bagi/kit/versions.ts';
import { words, wordsOf } from '@bagi/kit/words.ts';
import { index, text } from 'drizzle-orm/pg-core';
import { schema } from './tables.ts';

export const unitKerjaLampau = schema.table(
  'unit_kerja_lampau',
  {
    id: text().notNull(),
    instansiId: text(),
    nama: text(),
    kata: words().generatedAlwaysAs(wordsOf('nama')),
    ...sinceAndUntil(),
  },
  (t) => [index('unit_kerja_lampau_instansi').on(t.instansiId, t.id), index('unit_kerja_lampau_waktu').on(t.waktu)],
);
