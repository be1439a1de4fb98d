// May this be asked at all: on the caller's own contract, before anything is planned.
import { Refusal, refusal } from '@bagi/agreements/refusals.ts';
import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  GraphQLError,
  type OperationDefinitionNode,
  OperationTypeNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { fieldsIn } from './fieldsIn.ts';
import { perDocument } from './perDocument.ts';
import { withoutSuggestion } from './withoutSuggestion.ts';

export interface Admitted {
  readonly operation: OperationDefinitionNode;
  /** Coerced on the contract, so that a hidden input field or enum value cannot come in by a variable. */
  readonly variables: Record<string, unknown>;
  /** Whether it asks for the schema itself, which the contract answers. */
  readonly introspects: boolean;
}

/** Names that would mean something else to the machinery that joins answers. */
const reserved = /^(__.*|constructor|prototype)$/;

/** Admits one operation of a document that is valid on the contract. */
export function admit(
  contract: GraphQLSchema,
  document: DocumentNode,
  given: Readonly<Record<string, unknown>>,
  operationName?: string | null,
): Admitted {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw noOperation();
  // Validation lets through whatever stands in a root that the schema does not have.
  if (!contract.getRootType(operation.operation))
    throw refusal('GRAPHQL_VALIDATION_FAILED', `Your schema has no ${operation.operation}.`);
  // The parser gives every operation this list, though an empty one.
  const defined = operation.variableDefinitions as readonly VariableDefinitionNode[];
  const { coerced, errors } = getVariableValues(contract, defined, given);
  if (errors) throw badInput(errors);
  return { operation, variables: coerced, introspects: requireAdmissible(document, operation) };
}

/** What is asked of an operation whatever its variables are; says whether it asks for the schema itself. */
export function requireAdmissible(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const taken = reservedName(document);
  if (taken !== null) throw refusal('BAD_REQUEST', `The ${taken} is reserved.`);
  const roots = fieldsIn(document, operation.selectionSet).map((field) => field.name.value);
  if (operation.operation === OperationTypeNode.MUTATION && roots.filter((name) => name !== '__typename').length > 1)
    throw refusal('BAD_REQUEST', 'An operation sends once: send what else there is in an operation of its own.');
  const introspects = roots.every((name) => name.startsWith('__'));
  if (!introspects && roots.some((name) => name === '__schema' || name === '__type')) {
    throw refusal('BAD_REQUEST', 'An operation asks for the schema or for data, not for both.');
  }
  return introspects;
}

/** The operation to carry out cannot be told. */
export function noOperation(): Refusal {
  return refusal('BAD_REQUEST', 'The document holds no operation of that name, or several and none is named.');
}

function badInput(errors: readonly GraphQLError[]): Refusal {
  return refusal('BAD_USER_INPUT', errors.map((error) => withoutSuggestion(error.message)).join(' '));
}

/** Says which name of a document is reserved; null when none is. */
const reservedName = perDocument((document): string | null => {
  let found: string | null = null;
  visit(document, {
    Field({ alias }) {
      if (alias && reserved.test(alias.value)) found ??= `alias ${alias.value}`;
    },
    VariableDefinition({ variable }) {
      if (reserved.test(variable.name.value)) found ??= `variable $${variable.name.value}`;
    },
  });
  return found;
});
