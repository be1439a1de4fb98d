// A schema without what it keeps for those who would extend it: hundreds of contracts are in memory at once.
import {
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isInterfaceType,
  isObjectType,
  isScalarType,
} from 'graphql';

type Part = GraphQLArgument | GraphQLEnumValue | GraphQLField<unknown, unknown> | GraphQLInputField;

/** The extensions of everything that has none: graphql-js makes an object for each. */
const none: Readonly<Record<string, never>> = Object.freeze(Object.create(null) as Record<string, never>);

/** Takes away the definitions of which it was made; those of scalars are read again. */
export function lean(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isScalarType(type)) continue;
    type.astNode = undefined;
    if (isEnumType(type)) type.getValues().forEach(lighten);
    if (isInputObjectType(type)) Object.values(type.getFields()).forEach(lighten);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        lighten(field);
        field.args.forEach(lighten);
      }
  }
  return schema;
}

function lighten(part: Part): void {
  part.extensions = none;
  part.astNode = undefined;
}
