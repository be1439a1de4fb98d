// An operation on a subgraph as functions, made once for its document: the whole answer comes of them, or what went wrong.
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  type GraphQLError,
  type GraphQLSchema,
  locatedError,
  OperationTypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import { fieldsOf, type Filled, fillWith, type Run } from './completion.ts';

/** Answers with these values of variables, for whoever the context is of. */
export type CarryOut = (variables: Readonly<Record<string, unknown>>, context: unknown) => Promise<ExecutionResult>;

/**
 * What graphql-js makes of the same, save that an answer of which something failed is none: whoever joins parts refuses the
 * whole for it. Null where the document asks for what is left to graphql-js: directives, introspection, several mutations.
 */
export function carriedOut(schema: GraphQLSchema, document: DocumentNode, operationName?: string): CarryOut | null {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root || operation.operation === OperationTypeNode.SUBSCRIPTION) return null;
  const fields = fieldsOf({ schema, document, operation }, root, [operation.selectionSet]);
  if (!fields || (operation.operation === OperationTypeNode.MUTATION && fields.length > 1)) return null;
  // The parser gives every operation this list, though an empty one.
  const defined = operation.variableDefinitions as readonly VariableDefinitionNode[];
  return async (given, context) => {
    const { coerced, errors } = getVariableValues(schema, defined, given);
    return errors ? { errors } : answer(fields, coerced, context);
  };
}

/** Everything is asked for at once; who comes last ends it. */
function answer(fields: Filled, variables: Record<string, unknown>, context: unknown): Promise<ExecutionResult> {
  return new Promise((resolve) => {
    const errors: GraphQLError[] = [];
    const data: Record<string, unknown> = {};
    let waiting = 1;
    const run: Run = {
      context,
      variables,
      given: [],
      failed: (error, nodes) => void errors.push(locatedError(error, nodes)),
      began: () => void waiting++,
      ended: () => {
        if (--waiting === 0) resolve(errors.length > 0 ? { errors, data: null } : { data });
      },
    };
    fillWith(data, undefined, fields, run);
    run.ended();
  });
}
