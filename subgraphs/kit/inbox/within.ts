// About whom a sender may write, as a condition on the facts of a person.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { writeScopes } from '@bagi/agreements/scope.ts';
import { inArray, type SQL, sql } from 'drizzle-orm';
import { columnOfFact } from '../rights.ts';
import { cakupanAsn } from '../tables.ts';

/** True of the facts of those whom an operation may write about under an agreement; of nobody where it is not granted. */
export function within(agreement: Agreement, operation: string): SQL {
  const scopes = writeScopes(agreement, operation).map((scope) => {
    const met = scope.map(({ fact, values }) => inArray(cakupanAsn[columnOfFact(fact)], [...values]));
    return sql`(${sql.join([sql`true`, ...met], sql` and `)})`;
  });
  return sql`(${sql.join([sql`false`, ...scopes], sql` or `)})`;
}
