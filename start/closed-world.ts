// Refuses to start on what nobody has judged: a column without a class, an open table about persons, an ungoverned operation.
import { served } from '@bagi/agreements/grants.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { classes as asn } from '@bagi/asn/classes.ts';
import type { Sql } from '@bagi/database/connect.ts';
import { classes as finansial } from '@bagi/finansial/classes.ts';
import { classes as keluarga } from '@bagi/keluarga/classes.ts';
import { type Classified, isPersonal } from '@bagi/kit/classes.ts';
import { classes as kit } from '@bagi/kit/own-classes.ts';
import { classes as riwayat } from '@bagi/riwayat/classes.ts';
import { classes as usulan } from '@bagi/usulan/classes.ts';
import type { GraphQLSchema } from 'graphql';

/** Every table of the register, with the classes of its columns. */
export const classified: readonly Classified[] = [...kit, ...asn, ...keluarga, ...riwayat, ...usulan, ...finansial];

/** Throws every fault of a database that may not be served, each with what to do. */
export async function requireClosedWorld(sql: Sql): Promise<void> {
  const faults = await ungoverned(sql);
  if (faults.length > 0)
    throw new Error(`The register is not served:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
}

async function ungoverned(sql: Sql): Promise<string[]> {
  const schemas = [...new Set(classified.map(({ table }) => table.replace(/\..*/, '')))];
  const columns = await sql<Column[]>`
    select relnamespace::regnamespace::text || '.' || relname as table, attname::text as column
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind in ('r', 'p', 'v', 'm', 'f') and attnum > 0 and not attisdropped
      and relnamespace::regnamespace::text = any(${schemas})`;
  const open = await sql<{ table: string }[]>`
    select relnamespace::regnamespace::text || '.' || relname as table from pg_class
    where relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
      and relnamespace::regnamespace::text = any(${schemas})`;
  return faultsIn(columns, open);
}

interface Column {
  readonly table: string;
  readonly column: string;
}

/** What is wrong with these columns, and with tables that are not forced to policies. */
export function faultsIn(columns: readonly Column[], open: readonly Pick<Column, 'table'>[]): string[] {
  const known = new Map(classified.map((one) => [one.table, one]));
  const personal = new Set(classified.filter(isPersonal).map(({ table }) => table));
  return [
    ...columns
      .filter(({ table, column }) => !known.get(table)?.columns.has(column))
      .map(
        ({ table, column }) =>
          `The column ${column} of ${table} has no class: say in classes.ts what it holds, or drop it.`,
      ),
    ...open
      .filter(({ table }) => personal.has(table))
      .map(
        ({ table }) =>
          `${table} is about persons and not forced to policies: ALTER TABLE ${table} FORCE ROW LEVEL SECURITY.`,
      ),
  ];
}

/** Root fields that no agreement names: nobody may ask them, so somebody has forgotten something. */
export function unasked(library: Library, schema: GraphQLSchema): string[] {
  const named = new Set(
    [...library.values()].flat().flatMap(({ agreement }) => served(agreement).map(({ operation }) => operation)),
  );
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
  );
  return roots
    .filter((root) => root !== 'Query.perjanjian' && !named.has(root))
    .map((root) => `${root} is in the schema and in no agreement: name it in one, or take it out.`);
}
