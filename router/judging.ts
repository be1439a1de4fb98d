// A document before it is registered: whether its partner's contract would answer it, what it asks for, and what it may cost.
import { hash } from 'node:crypto';
import type { Contract } from '@bagi/agreements/contract.ts';
import { Refusal } from '@bagi/agreements/refusals.ts';
import type { Judged } from '@bagi/agreements/registered.ts';
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { requireAdmissible } from './admit.ts';
import { costBetween } from './limits/cost.ts';
import { isRefused, reader } from './reading.ts';

/** Numbers as long as a NIK or a NIP: who a question is about does not stand in what is kept. */
const personal = /\d{16}/;

export function judgeDocument(contract: Contract, text: string): Judged {
  const id = hash('sha256', text);
  const none = { id, name: null, coordinates: [], cost: 0, allowed: contract.agreement.limits.costMax };
  const read = reader()(text, contract.schema);
  if (isRefused(read)) return { ...none, faults: read.map(({ message }) => message) };
  const operations = read.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation, second] = operations;
  if (!operation || second)
    return { ...none, faults: [`It holds ${operations.length} operations; a registered document holds one.`] };
  const { least, most, allowed } = costBetween(contract, read, operation);
  return {
    id,
    name: operation.name?.value ?? null,
    coordinates: coordinatesIn(contract.schema, read),
    cost: most,
    allowed,
    faults: [
      ...unadmitted(contract.schema, read, operation),
      ...(least > allowed ? [`It gives up to ${least} values even with pages of one; the limit is ${allowed}.`] : []),
      ...(personal.test(text) ? ['It names a person by a number: give what changes by variables.'] : []),
    ],
  };
}

function unadmitted(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): string[] {
  if (!schema.getRootType(operation.operation)) return [`The contract has no ${operation.operation}.`];
  try {
    requireAdmissible(document, operation);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [error.message];
    throw error;
  }
}

function coordinatesIn(schema: GraphQLSchema, document: DocumentNode): string[] {
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        if (!name.value.startsWith('__')) found.add(`${types.getParentType()?.name}.${name.value}`);
      },
    }),
  );
  return [...found].toSorted();
}
