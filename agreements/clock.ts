// What a document says of time: what falls due, for what causes it is held back and ended, how much in a minute and a day.
import { z } from 'zod';
import { endingCauses, suspensionCauses } from './life.ts';

const line = z.string().trim().min(1);

/** A length of time as papers write it. */
export const span = z.union([z.strictObject({ days: z.int().min(1) }), z.strictObject({ months: z.int().min(1) })]);
export type Span = Readonly<z.infer<typeof span>>;

/** When a duty falls due: of each quarter, of each year, of each five years, so many days after. */
export const due = z.strictObject({
  /** As it is called in the calendar. */
  name: line,
  kind: z.enum(['LAPORAN', 'REKONSILIASI', 'EVALUASI']),
  every: z.enum(['triwulan', 'tahun', 'lima tahun']),
  withinDays: z.int().min(0),
});

/** For what causes the agreement is held back, and how it ends: the paper's article for each, or the law's. */
export const life = z.strictObject({
  suspension: z.array(
    z.strictObject({
      kind: z.enum(suspensionCauses),
      clause: line,
      /** It may not wait for a second person, who confirms it afterwards. */
      immediate: z.literal(true).optional(),
    }),
  ),
  ending: z.array(z.strictObject({ kind: z.enum(endingCauses), clause: line, notice: span.optional() })).min(1),
});

/** What holds where a document says nothing of it. */
export const byLaw: z.infer<typeof life> = {
  suspension: [{ kind: 'HUKUM', clause: 'UU 27/2022 Pasal 35 dan Pasal 39' }],
  ending: [{ kind: 'KESEPAKATAN', clause: 'KUH Perdata Pasal 1338' }],
};

/** How much may be asked for in a day by Jakarta's clock, all processes together. */
export const volumes = {
  requestsPerDay: z.int().min(1).optional(),
  /** Persons, each counted once in each answer. */
  personsPerDay: z.int().min(1).optional(),
  rowsPerDay: z.int().min(1).optional(),
};
export const quota = z.strictObject({ requestsPerMinute: z.int().min(1).optional(), ...volumes });
export type Quota = Readonly<z.infer<typeof quota>>;
