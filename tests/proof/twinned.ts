// The register's twin for a partner, to be had at once: to make it takes seconds, so it is made once and copied from then on.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { openPool } from '@bagi/database/connect.ts';
import { freshDatabase, type FreshDatabase } from '@bagi/database/fresh.ts';
import type { GraphQLSchema } from 'graphql';
import { inject } from 'vitest';
import { makeTwin } from './twins.ts';

/** Names of the twins that are there, by what they were made for; they go with the whole server. */
const twins = new Map<Agreement, Promise<string>>();

/** A database of its own with the filled register's twin for the partner of an agreement. */
export async function twinFor(agreement: Agreement, schema: GraphQLSchema): Promise<FreshDatabase> {
  const twin = twins.get(agreement) ?? made(agreement, schema);
  twins.set(agreement, twin);
  return freshDatabase(inject('clusterUrl'), await twin);
}

async function made(agreement: Agreement, schema: GraphQLSchema): Promise<string> {
  const database = await freshDatabase(inject('clusterUrl'), inject('filled'));
  const sql = openPool(database.url, { max: 1, applicationName: 'tests twin' });
  try {
    await makeTwin(sql, agreement, schema);
  } finally {
    await sql.end({ timeout: 5 });
  }
  return new URL(database.url).pathname.slice(1);
}
