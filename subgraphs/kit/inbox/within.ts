// About whom a sender may write, as a condition on the facts of a person.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { writeScopes } from '@bagi/agreements/scope.ts';
import { and, inArray, or, type SQL, sql } from 'drizzle-orm';
import { columnOfFact } from '../rights.ts';
import { cakupanAsn } from '../tables.ts';

/** True of the facts of those whom an operation may write about under an agreement; of nobody where it is not granted. */
export function within(agreement: Agreement, operation: string): SQL {
  const scopes = writeScopes(agreement, operation).map((scope) =>
    and(sql`true`, ...scope.map(({ fact, values }) => inArray(cakupanAsn[columnOfFact(fact)], [...values]))),
  );
  return or(sql`false`, ...scopes) ?? sql`false`;
}
