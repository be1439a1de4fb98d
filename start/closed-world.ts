// Refuses to start on what nobody has judged: a column without a class, an open table about persons, an ungoverned operation.
import type { Service } from '@bagi/agreements/agreement.ts';
import { served, withoutService } from '@bagi/agreements/grants.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { classes as asn } from '@bagi/asn/classes.ts';
import { classes as kubus } from '@bagi/asn/kubus/classes.ts';
import { classes as pemadanan } from '@bagi/asn/pemadanan/classes.ts';
import { classes as perjanjian } from '@bagi/asn/perjanjian/classes.ts';
import { classes as verifikasi } from '@bagi/asn/verifikasi/classes.ts';
import { classes as finansial } from '@bagi/finansial/classes.ts';
import { classes as keluarga } from '@bagi/keluarga/classes.ts';
import type { Call } from '@bagi/kit/calls.ts';
import { type Classified, isPersonal } from '@bagi/kit/classes.ts';
import { type Kind, kindOf } from '@bagi/kit/inbox/kinds.ts';
import { classes as kotakMasuk } from '@bagi/kit/inbox/classes.ts';
import { classes as kit } from '@bagi/kit/own-classes.ts';
import type { AnyRead } from '@bagi/kit/reads.ts';
import { classes as catatan } from '@bagi/record/classes.ts';
import { classes as segel } from '@bagi/record/seal/classes.ts';
import { classes as riwayat } from '@bagi/riwayat/classes.ts';
import { classes as usulan } from '@bagi/usulan/classes.ts';
import { classes as warta } from '@bagi/webhooks/classes.ts';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { getNamedType, type GraphQLSchema, isInputObjectType } from 'graphql';
import type { Catalogue } from './catalogue.ts';
import { graph } from './graph.ts';

const classified: readonly Classified[] = [
  ...kit,
  ...kotakMasuk,
  ...asn,
  ...verifikasi,
  ...pemadanan,
  ...perjanjian,
  ...kubus,
  ...keluarga,
  ...riwayat,
  ...usulan,
  ...finansial,
  ...warta,
  ...catatan,
  ...segel,
];
const known = new Map(classified.map((one) => [one.table, one.columns]));
const personal = new Set(classified.filter(isPersonal).map(({ table }) => table));

const held = heldIn(graph.flatMap(({ reads }) => reads));

/** The schemas of the register: everything in them must be judged. */
export const judgedSchemas: readonly string[] = [
  ...new Set(classified.map(({ table }) => table.slice(0, table.indexOf('.')))),
];

/** Throws every fault of a database that may not be served, each with what to do. */
export function requireClosedWorld({ columns, unforced }: Catalogue): void {
  const faults = [
    ...columns
      .filter(({ table, column }) => !known.get(table)?.has(column))
      .map(
        ({ table, column }) =>
          `The column ${column} of ${table} has no class: say in classes.ts what it holds, or drop it.`,
      ),
    ...unforced
      .filter(({ table }) => personal.has(table))
      .map(
        ({ table }) =>
          `${table} is about persons and not forced to policies: ALTER TABLE ${table} FORCE ROW LEVEL SECURITY.`,
      ),
    ...unforced
      .filter(({ table }) => held.has(table))
      .map(
        ({ table }) =>
          `${table} is seen by who belongs to its rows and not forced to policies: ALTER TABLE ${table} FORCE ROW LEVEL SECURITY.`,
      ),
  ];
  if (faults.length > 0) throw new Error(['The register is not served:', ...faults].join('\n- '));
}

/** Tables about no person of which a role may see only the rows to which somebody in its scope belongs. */
export function heldIn(reads: readonly AnyRead[]): Set<string> {
  const tables = reads.flatMap((read) => ('along' in read && read.holders ? [read.table, read.past ?? []].flat() : []));
  return new Set(tables.map((table) => `${getTableConfig(table).schema}.${getTableConfig(table).name}`));
}

/** Root fields that no agreement names: nobody may ask them, so somebody has forgotten something. */
export function unasked(library: Library, schema: GraphQLSchema): string[] {
  const named = new Set(
    [...library.values()].flat().flatMap(({ agreement }) => served(agreement).map(({ operation }) => operation)),
  );
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
  );
  return roots
    .filter((root) => !withoutService.has(root) && !named.has(root))
    .map((root) => `${root} is in the schema and in no agreement: name it in one, or take it out.`);
}

/** What agreements let partners send that nobody would apply, and fields that they may write without anyone having judged them. */
export function unapplied(
  library: Library,
  schema: GraphQLSchema,
  kinds: readonly Kind[],
  calls: readonly Call[] = [],
): string[] {
  const inserts = [...library.values()].flat().flatMap(({ agreement }) => served(agreement).filter(isInsert));
  const operations = [...new Set(inserts.map(({ operation }) => operation))];
  return operations.flatMap((operation) => {
    const kind = kindOf(kinds, operation);
    // What a function of the database takes, it writes down itself.
    if (calls.some((call) => call.operations.includes(operation))) return [];
    if (!kind) return [`${operation} is sent and nobody applies it: give it a kind, or say notYetServed.`];
    return inputFields(schema, kind.input)
      .filter((field) => !Object.hasOwn(kind.classes, field))
      .map((field) => `${field} may be written and has no class: say in the kind ${kind.jenis} what it holds.`);
  });
}

function isInsert({ mode }: Service): boolean {
  return mode === 'insert';
}

/** Every field of an input type, and of those within. */
function inputFields(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    `${name}.${field.name}`,
    ...inputFields(schema, getNamedType(field.type).name),
  ]);
}
