// The functions of the database that a subgraph calls, as values: for an operation that must not read what it answers from.
import type { Contract } from '@bagi/agreements/contract.ts';
import { permits } from '@bagi/agreements/grants.ts';

export interface Call {
  /** The operations that it serves: an agreement that grants none of them may not execute it. */
  readonly operations: readonly string[];
  /** schema.function, as PostgreSQL names it. */
  readonly name: string;
  /** Its parameters in order: name → type in PostgreSQL. */
  readonly takes: Readonly<Record<string, string>>;
  /** The columns of the rows that it gives. */
  readonly gives: readonly string[];
}

/** Whether an agreement grants an operation that a call serves. */
export function mayCall({ grants }: Pick<Contract, 'grants'>, { operations }: Call): boolean {
  return operations.some((operation) => permits(grants, operation));
}

/** The function as PostgreSQL tells it from others of its name: schema.function(type,type). */
export function signatureOf(call: Call): string {
  return `${call.name}(${parametersOf(call)
    .map(([, type]) => type)
    .join(',')})`;
}

export function parametersOf({ takes }: Call): [name: string, type: string][] {
  return Object.entries(takes);
}
