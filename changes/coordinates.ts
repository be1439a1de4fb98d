// How a place in a schema is written, and what stands there.
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** `Type.field.argument`, as the library writes it, in the form of this project: `Type.field(argument)`. */
export function coordinateOf(path: string): string {
  // Of what is said about a deprecation the path ends in @deprecated.
  const [type = '', member, argument] = path.split('.').filter((part) => !part.startsWith('@'));
  if (member === undefined) return type;
  return argument === undefined ? `${type}.${member}` : `${type}.${member}(${argument})`;
}

/** The parts of a coordinate; those that it does not have are empty. */
export function partsOf(coordinate: string): { type: string; member: string; argument: string } {
  const [, type = '', member = '', argument = ''] = /^([^.(]*)(?:\.([^(]*))?(?:\((.*)\))?$/.exec(coordinate) ?? [];
  return { type, member, argument };
}

/** Names of the fields or values of a type. */
export function membersOf(schema: GraphQLSchema, name: string): ReadonlySet<string> {
  const type = schema.getType(name);
  if (isEnumType(type)) return new Set(type.getValues().map((value) => value.name));
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    return new Set(Object.keys(type.getFields()));
  return new Set();
}

export function argumentAt(schema: GraphQLSchema, coordinate: string): GraphQLArgument | undefined {
  const { type: name, member, argument } = partsOf(coordinate);
  const type = schema.getType(name);
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  return type.getFields()[member]?.args.find((one) => one.name === argument);
}

export function inputFieldAt(schema: GraphQLSchema, coordinate: string): GraphQLInputField | undefined {
  const { type: name, member } = partsOf(coordinate);
  const type = schema.getType(name);
  return isInputObjectType(type) ? type.getFields()[member] : undefined;
}

/** Everything that a schema names: fields, arguments, input fields, values of enums. */
export function coordinatesIn(schema: GraphQLSchema): Set<string> {
  const all = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return new Set(
    all.flatMap((type) => {
      if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`);
      if (isInputObjectType(type)) return Object.keys(type.getFields()).map((name) => `${type.name}.${name}`);
      if (!isObjectType(type) && !isInterfaceType(type)) return [];
      return Object.values(type.getFields()).flatMap(({ name, args }) => [
        `${type.name}.${name}`,
        ...args.map((argument) => `${type.name}.${name}(${argument.name})`),
      ]);
    }),
  );
}
