// The shape of an agreement document: strict, no wildcards, every field by name beside the words of the annex.
import { z } from 'zod';
import { isDay } from '@bagi/schema/scalars.ts';
import { eventKinds } from './events.ts';
import { byLaw, due, life, quota, span, volumes } from './clock.ts';
import { isWebhookAddress } from './webhookAddress.ts';

const line = z.string().trim().min(1);
const day = z.string().refine(isDay, 'is not a day, written 2026-11-21');
const name = z.string().regex(/^[_A-Za-z][_0-9A-Za-z]*$/, 'is not a name of GraphQL');
const operation = z
  .string()
  .regex(/^[A-Z][0-9A-Za-z]*\.[a-z][0-9A-Za-z]*$/, 'is not a coordinate such as Query.asn or Asn.riwayatJabatan');

/** The facts about a person that a row scope may decide on. */
export const facts = [
  'jenisAsn',
  'golonganRuang',
  'rumpunJabatan',
  'instansiInduk',
  'instansiKerja',
  'unitKerja',
  'kedudukanHukum',
] as const;
export type Fact = (typeof facts)[number];

/** As BKN's reference tables write them; a wildcard is none. */
const code = z.string().regex(/^[0-9A-Za-z_-]+$/, 'is not a code of the register');
const values = z.array(code).min(1);
const literalRows = z
  .partialRecord(z.enum(facts), values)
  .refine((rows) => Object.keys(rows).length > 0, 'names no rows: say which, or everyone with the reason why');
const boundRows = z.partialRecord(z.enum(facts), z.union([values, z.string().regex(/^\$[a-z]\w*$/)]));
const party = z.strictObject({
  name: line,
  unit: line.optional(),
  officer: line.optional(),
  address: line.optional(),
  telephone: line.optional(),
  email: line.optional(),
});
const term = z.strictObject({
  from: day,
  /** Last day of access, included; `open` when the paper names none. */
  until: z.union([day, z.literal('open')]),
  review: day.optional(),
  extension: line.optional(),
  /** How long before the last day an extension is asked for. */
  extensionBefore: span.optional(),
  ending: line.optional(),
});

const service = z.strictObject({
  name: line,
  /** Where it stands in the paper. */
  clause: line,
  mode: z.enum(['view', 'verify', 'aggregate', 'insert']),
  operation,
  arguments: z.record(name, z.enum(['required', 'optional'])).default({}),
  /** Narrows the rows that the operation returns; `$argument` binds a fact to what the caller names. */
  rows: boundRows.default({}),
  /** Type → field → its words in the annex. */
  fields: z.record(name, z.record(name, line)).default({}),
  /** Quotas of this service alone, beside those of the agreement. */
  limits: quota.optional(),
  /** Agreed on paper, not built yet: nothing is granted by it. */
  notYetServed: z.literal(true).optional(),
});

const duty = z.strictObject({ of: z.enum(['partner', 'bkn', 'both']), clause: line, text: line, due: due.optional() });

/** What the partner is told when it happens, and where. */
const webhook = z.strictObject({
  /** Where the paper names no address, the installation's settings do: an address changes without the agreement changing. */
  address: z
    .string()
    .refine(isWebhookAddress, 'is not an address that news may be sent to: https://host/path')
    .optional(),
  /** Event → where it stands in the paper, or on which assumption it stands. */
  events: z
    .partialRecord(z.enum(eventKinds), line)
    .refine((events) => Object.keys(events).length > 0, 'names no event: say which, or leave the webhook out'),
});

/** What holds of registered operations: where the paper asks for it, or on which assumption. */
const operations = z.strictObject({
  /** The partner may register them by itself, through the API. */
  registersItself: line.optional(),
  /** Nothing else is answered. */
  registeredOnly: line.optional(),
});

const parts = {
  partner: z.string().regex(/^[a-z][a-z0-9-]*$/, 'is not a partner name such as bp-tapera'),
  title: line,
  numbers: z.strictObject({ partner: line.optional(), bkn: line }),
  parties: z.strictObject({ partner: party, bkn: party }),
  signed: day,
  term,
  purpose: z.strictObject({ code: z.string().regex(/^[a-z-]+$/), text: line }),
  legalBasis: z.array(line).min(1),
  /** Whose data: the person scope of everything below, or `everyone` with the reason why. */
  rows: z.union([z.strictObject({ everyone: line }), literalRows]),
  services: z.array(service).min(1),
  limits: z.strictObject({
    pageMax: z.int().min(1).max(1000),
    requestsPerMinute: z.int().min(1),
    /** Requests that are carried out at once; more wait for their turn. */
    concurrentMax: z.int().min(1).default(16),
    /** Values that one operation may give, by the sizes of its pages. */
    costMax: z.int().min(1).default(200_000),
    ...volumes,
    /** Quotas of each client of the partner. */
    eachClient: quota.optional(),
    /** Daily volumes are counted and warned of, and nothing is refused for them. */
    observeOnly: z.literal(true).optional(),
  }),
  operations: operations.optional(),
  life: life.optional(),
  webhook: webhook.optional(),
  duties: z.array(duty),
  /** What the documents at hand do not say and this one takes for granted. */
  assumptions: z.array(line),
  suspended: z.strictObject({ since: day, reason: line }).optional(),
  incomplete: line.optional(),
  /** A document made up for demonstration: production never loads it. */
  example: z.literal(true).optional(),
};

const whole = z.strictObject({
  ...parts,
  duties: parts.duties.default([]),
  assumptions: parts.assumptions.default([]),
  life: life.default(byLaw),
});

/** A document that changes another: it says what it changes, and everything else stays. A default would count as said. */
const addendum = z.strictObject({
  ...z.strictObject(parts).partial().shape,
  partner: parts.partner,
  /** First day of the document that it changes. */
  amends: day,
  numbers: parts.numbers,
  signed: day,
  term,
});

export const documentShapes = { whole, addendum };
export type WholeDocument = z.infer<typeof whole>;
export type Addendum = z.infer<typeof addendum>;
export type Service = Readonly<z.infer<typeof service>>;

/** What is in force between BKN and one partner from its first day on: the agreement with its addenda worked in. */
export type Agreement = Readonly<z.infer<typeof whole>> & {
  readonly version: string;
  /** First day of the whole document that this version stems from: an agreement lives and ends with all of its addenda. */
  readonly root: string;
};
