// SQL for calls: a function of the database, its parameters by name, its columns in the order that the call says.
import { type Query, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { PgDialect } from 'drizzle-orm/pg-core';
import { type Call, mayCall, parametersOf } from './calls.ts';
import { named, type Operation, type Row } from './load.ts';

/** Calls a function; each call is a transaction of its own. */
export type Calls = (call: Call, values: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>;

/** Calls for one operation, of what its agreement grants. */
export function calling({ asking, write }: Pick<Operation, 'asking' | 'write'>): Calls {
  return async (call, values) => {
    if (!mayCall(asking.contract, call)) throw new Error(`${call.name} is called for what is not granted.`);
    return (await write()(called(call), { ...values })).map((row) => named(call.gives, row));
  };
}

const dialect = new PgDialect();

function called(call: Call): Query {
  const given = parametersOf(call).map(([name, type]) => sql`${sql.placeholder(name)}::${sql.raw(type)}`);
  const columns = call.gives.map((name) => sql.identifier(toSnakeCase(name)));
  const [schema = '', name = ''] = call.name.split('.');
  const result = sql`${sql.identifier(schema)}.${sql.identifier(name)}(${sql.join(given, sql`, `)})`;
  return dialect.sqlToQuery(sql`select ${sql.join(columns, sql`, `)} from ${result}`);
}
