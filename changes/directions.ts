// Which types a partner receives and which it sends: what is a danger in one direction is none in the other.
import { getNamedType, type GraphQLSchema, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

export interface Directions {
  readonly outputs: ReadonlySet<string>;
  readonly inputs: ReadonlySet<string>;
}

/** By what was there before: a program of yesterday meets only that. */
export function directionsOf(before: GraphQLSchema): Directions {
  const outputs = new Set<string>();
  const inputs = new Set<string>();
  for (const type of Object.values(before.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isInputObjectType(type))
      for (const { type: of } of Object.values(type.getFields())) inputs.add(getNamedType(of).name);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      outputs.add(getNamedType(field.type).name);
      for (const argument of field.args) inputs.add(getNamedType(argument.type).name);
    }
  }
  return { outputs, inputs };
}
