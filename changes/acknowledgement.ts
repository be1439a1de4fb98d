// The form of an acknowledgement: which breaking change is known, whom it hits, why, when they are told, from when it holds, who agrees.
import { isDay } from '@bagi/schema/scalars.ts';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { Unjudgeable } from './unjudgeable.ts';

const line = z.string().trim().min(1);
const day = z
  .string()
  .refine(isDay, 'is not a day, written 2026-11-21')
  .meta({ format: 'date', description: 'A day, written 2026-11-21.' });

const acknowledgement = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id such as alamat-tidak-lagi')
      .meta({ description: 'Its own name, never used again: what is announced once is not announced a second time.' }),
    changes: z
      .array(z.strictObject({ kind: line, coordinate: line }))
      .min(1)
      .meta({ description: 'Each breaking change by its kind and its exact coordinate, as the check prints them.' }),
    partners: z.array(line).min(1).meta({ description: 'Everyone whom it hits, and nobody else: they are told.' }),
    why: line.meta({ description: 'Why it has to be, in words that the partner may read.' }),
    announced: day.meta({
      description: 'The day from which on the partners are told: on the first start or day after it.',
    }),
    effective: day.meta({ description: 'The first day on which it may be deployed, later than the announcement.' }),
    approvedBy: z.array(line).min(2).meta({ description: 'The two who agree, one of them from outside development.' }),
  })
  .refine(({ announced, effective }) => announced < effective, {
    path: ['effective'],
    message: 'is not later than the announcement: who is hit must hear of it before',
  })
  .refine(({ approvedBy }) => new Set(approvedBy.map((name) => name.toLowerCase())).size > 1, {
    path: ['approvedBy'],
    message: 'names one person: two agree',
  });

const acknowledgements = z
  .strictObject({ acknowledged: z.array(acknowledgement) })
  .refine(({ acknowledged }) => new Set(acknowledged.map(({ id }) => id)).size === acknowledged.length, {
    path: ['acknowledged'],
    message: 'two have the same id',
  });

export type Acknowledgement = Readonly<z.infer<typeof acknowledgement>>;

/** Reads the file that people review; throws every fault of it. No file is none. */
export function acknowledgementsIn(text: string | null, file: string): readonly Acknowledgement[] {
  if (text === null) return [];
  const yaml = parseDocument(text, { uniqueKeys: true, version: '1.2' });
  if (yaml.errors.length > 0) throw new Unjudgeable(yaml.errors.map(({ message }) => `${file}: ${message}`));
  const parsed = acknowledgements.safeParse(yaml.toJS());
  if (parsed.success) return parsed.data.acknowledged;
  throw new Unjudgeable(parsed.error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`));
}

/** The form as a JSON Schema, for editors; committed as acknowledged.schema.json. */
export function acknowledgementSchema(): object {
  return { title: 'Acknowledged breaking changes', ...z.toJSONSchema(acknowledgements) };
}
