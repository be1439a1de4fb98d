// Whose rows an agreement opens: conditions on the facts about a person, all of which must hold.
import type { GraphQLSchema } from 'graphql';
import { type Agreement, type Fact, facts } from './agreement.ts';
import { returnedType, served } from './grants.ts';

/** The fact must be one of the values. */
export interface Condition {
  readonly fact: Fact;
  readonly values: readonly string[];
}

/**
 * The conditions on rows of one type: those of the agreement, and those of the services that return this type.
 * Two services that return one type narrow it alike; the document check insists.
 */
export function scope(agreement: Agreement, schema: GraphQLSchema, type: string): Condition[] {
  const service = served(agreement).find((one) => one.mode !== 'insert' && nodeType(schema, one.operation) === type);
  return [...scopeOfAll(agreement), ...literal(service?.rows)];
}

/** The conditions on persons that hold for everything in an agreement; none where it is about everyone. */
export function scopeOfAll(agreement: Agreement): Condition[] {
  return literal(agreement.rows);
}

/**
 * About whom an operation that sends may write: persons who meet every condition of one of these. Each service of the operation
 * opens its own; none where the agreement grants no such operation.
 */
export function writeScopes(agreement: Agreement, operation: string): Condition[][] {
  return served(agreement)
    .filter((service) => service.mode === 'insert' && service.operation === operation)
    .map(({ rows }) => [...scopeOfAll(agreement), ...literal(rows)]);
}

/** Facts that an operation binds to what the caller named: fact → argument. */
export function bound(agreement: Agreement, operation: string): { fact: Fact; argument: string }[] {
  const rows: Rows = served(agreement).find((one) => one.operation === operation)?.rows;
  return facts.flatMap((fact) => {
    const value = rows?.[fact];
    return typeof value === 'string' ? [{ fact, argument: value.slice(1) }] : [];
  });
}

/** The type whose rows an operation returns: of a connection, that of its nodes. */
export function nodeType(schema: GraphQLSchema, operation: string): string | undefined {
  const returned = returnedType(schema, operation);
  return returned?.endsWith('Connection') ? returnedType(schema, `${returned}.nodes`) : returned;
}

type Rows = Readonly<Partial<Record<string, string | readonly string[]>>> | undefined;

function literal(rows: Rows): Condition[] {
  return facts.flatMap((fact) => {
    const values = rows?.[fact];
    return Array.isArray(values) ? [{ fact, values }] : [];
  });
}
