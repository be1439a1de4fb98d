// What an operation touches of a contract, by exact coordinates: fields, arguments, input fields, enum values and types.
import {
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  Kind,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Operation } from './operations.ts';

export interface Uses {
  /** `Type.field`, `Type.field(argument)`, `Input.field`, `Enum.VALUE`, and the names of types that are met. */
  readonly coordinates: ReadonlySet<string>;
  /** Types of what comes back. */
  readonly received: ReadonlySet<string>;
  /** Arguments that it leaves to their default, at least where a variable is not given. */
  readonly omitted: ReadonlySet<string>;
  /** The largest page that it asks for; infinite where a variable says so, none where it leaves it to the default. */
  readonly pageMax: number;
}

export function usesOf({ document }: Operation, contract: GraphQLSchema): Uses {
  const coordinates = new Set<string>();
  const received = new Set<string>();
  const omitted = new Set<string>();
  let pageMax = 0;
  const typeInfo = new TypeInfo(contract);
  const optional = new Set<string>();
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      VariableDefinition(node) {
        const type = typeFromAST(contract, node.type);
        if (type && !isNonNullType(type) && !node.defaultValue) optional.add(node.variable.name.value);
        if (type) takes(type as GraphQLInputType, coordinates);
      },
      Field(node) {
        const parent = typeInfo.getParentType();
        const field = typeInfo.getFieldDef();
        if (!parent || !field) return;
        const coordinate = `${parent.name}.${field.name}`;
        const returned = getNamedType(field.type).name;
        received.add(returned);
        for (const met of [coordinate, parent.name, returned]) coordinates.add(met);
        for (const { name } of field.args) {
          const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
          if (given) coordinates.add(`${coordinate}(${name})`);
          if (given && name === 'first')
            pageMax = Math.max(pageMax, given.kind === Kind.INT ? Number(given.value) : Infinity);
          if (!given || (given.kind === Kind.VARIABLE && optional.has(given.name.value)))
            omitted.add(`${coordinate}(${name})`);
        }
      },
      Argument() {
        const type = typeInfo.getInputType();
        if (type) coordinates.add(getNamedType(type).name);
      },
      ObjectField(node) {
        const parent = typeInfo.getParentInputType();
        const type = getNamedType(parent);
        if (type) coordinates.add(type.name).add(`${type.name}.${node.name.value}`);
      },
      EnumValue(node) {
        const type = getNamedType(typeInfo.getInputType());
        if (type) coordinates.add(`${type.name}.${node.value}`);
      },
    }),
  );
  return { coordinates, received, omitted, pageMax };
}

/** A variable may hold everything that its type takes. */
function takes(type: GraphQLInputType, coordinates: Set<string>): void {
  const named = getNamedType(type);
  if (coordinates.has(`${named.name}!`)) return;
  coordinates.add(named.name).add(`${named.name}!`);
  if (isEnumType(named)) for (const { name } of named.getValues()) coordinates.add(`${named.name}.${name}`);
  if (!isInputObjectType(named)) return;
  for (const field of Object.values(named.getFields())) {
    coordinates.add(`${named.name}.${field.name}`);
    takes(field.type, coordinates);
  }
}
