// The operations registered for a partner that ask a root field, as its programs send them.
import { type GraphQLSchema, Kind, parse, validate } from 'graphql';

/** A registered operation: its name, and its text. */
export interface Registered {
  readonly name: string;
  readonly text: string;
}

/** Those of a root field such as `Query.asn` that the contract answers. */
export function examplesOf(coordinate: string, schema: GraphQLSchema, registered: readonly Registered[]): Registered[] {
  return registered.filter(({ text }) => {
    const document = parse(text);
    const asks = document.definitions.some(
      (definition) =>
        definition.kind === Kind.OPERATION_DEFINITION &&
        definition.selectionSet.selections.some(
          (one) =>
            one.kind === Kind.FIELD &&
            `${schema.getRootType(definition.operation)?.name}.${one.name.value}` === coordinate,
        ),
    );
    return asks && validate(schema, document, undefined, { maxErrors: 1 }).length === 0;
  });
}
