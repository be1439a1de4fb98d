// The form of a verdict: what every output is written from, and what programs read as JSON.
import { z } from 'zod';
import { effects, levels } from './change.ts';

const change = z.strictObject({
  kind: z.string().meta({ description: 'Such as FIELD_REMOVED.' }),
  coordinate: z
    .string()
    .meta({ description: 'Type.field, Type.field(argument), Enum.VALUE, or a place in the document.' }),
  level: z.enum(levels).meta({ description: 'What it does to a program that worked before.' }),
  effect: z.enum(effects).meta({ description: 'What it does to what is given.' }),
  message: z.string(),
  limit: z.number().optional().meta({ description: 'What a limit is now.' }),
});

const finding = z.strictObject({
  ...change.shape,
  from: z.string().meta({ description: 'First day on which the partner meets it.' }),
  versions: z.array(z.string()).meta({ description: 'Versions of the agreement under which it is met.' }),
  operations: z
    .array(z.strictObject({ name: z.string(), file: z.string(), fault: z.string().nullable() }))
    .meta({ description: 'Registered operations that it hits; fault: why the new contract does not answer one.' }),
  place: z.strictObject({ file: z.string(), line: z.int() }),
  acknowledged: z
    .strictObject({ id: z.string(), announced: z.string(), effective: z.string() })
    .nullable()
    .meta({ description: 'The acknowledgement that names it; null if none does.' }),
  passes: z
    .boolean()
    .meta({ description: 'False only for what is breaking and not acknowledged, or deployed too early.' }),
});

const contact = z.strictObject({
  name: z.string(),
  unit: z.string().optional(),
  officer: z.string().optional(),
  address: z.string().optional(),
  telephone: z.string().optional(),
  email: z.string().optional(),
});

const partner = z.strictObject({
  partner: z.string(),
  agreements: z.array(
    z.strictObject({
      version: z.string(),
      title: z.string(),
      numbers: z.array(z.string()),
      from: z.string(),
      until: z.string(),
      example: z.boolean(),
    }),
  ),
  notify: contact.nullable().meta({ description: 'Whom to tell, as the agreement names them.' }),
  announcement: z
    .strictObject({ clause: z.string() })
    .nullable()
    .meta({ description: 'Where the agreement has it that changes are announced by webhook; null: tell by hand.' }),
  findings: z.array(finding),
  opened: z.array(z.strictObject({ coordinate: z.string(), words: z.string().nullable() })),
  closed: z.array(z.strictObject({ coordinate: z.string(), words: z.string().nullable() })),
});

export const report = z.strictObject({
  format: z.literal('bagi-schema-check/1'),
  verdict: z.enum(['passes', 'breaking']),
  day: z.string(),
  base: z
    .strictObject({ name: z.string(), commit: z.string() })
    .nullable()
    .meta({ description: 'What was compared with; null where there was no history.' }),
  supergraph: z.array(change).meta({ description: 'Everything that changed, whether or not an agreement shows it.' }),
  partners: z.array(partner),
  acknowledgements: z.array(
    z.strictObject({
      id: z.string(),
      state: z.enum(['used', 'waiting', 'stale']),
      effective: z.string(),
      superfluous: z.array(z.string()).meta({ description: 'What it names and nothing needs.' }),
    }),
  ),
  notices: z.array(z.string()),
});

export type Report = z.infer<typeof report>;
export type PartnerReport = z.infer<typeof partner>;
export type Finding = z.infer<typeof finding>;

/** The form as a JSON Schema, committed as report.schema.json. */
export function reportSchema(): object {
  return { title: 'What schema:check found', ...z.toJSONSchema(report) };
}
