// What is different between two schemas, found by GraphQL Inspector and classed by who meets it; no other file knows that library.
import { type Change as Found, CriticalityLevel, diff } from '@graphql-inspector/core';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  isInputObjectType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import type { Change, Effect, Level } from './change.ts';
import { argumentAt, coordinateOf, inputFieldAt, membersOf } from './coordinates.ts';
import { type Directions, directionsOf } from './directions.ts';

const inspectorLevels: Record<CriticalityLevel, Level> = {
  [CriticalityLevel.Breaking]: 'breaking',
  [CriticalityLevel.Dangerous]: 'dangerous',
  [CriticalityLevel.NonBreaking]: 'safe',
};

/** Two schemas of which nothing is unreachable (contracts are so): what a type does not hold any more, its fields do not lead to. */
export async function schemaChanges(before: GraphQLSchema, after: GraphQLSchema): Promise<Change[]> {
  const directions = directionsOf(before);
  const found = (await diff(before, after)).filter((one) => counts(one, before, after));
  return [
    ...found.map((one): Change => {
      const coordinate = coordinateOf(one.path ?? '');
      const level = levelOf(one, coordinate, before, after, directions);
      return { kind: one.type, coordinate, level, effect: effectOf(one.type), message: messageOf(one) };
    }),
    ...rootsRemoved(before, after),
    ...formsChanged(before, after),
  ].toSorted(byCoordinate);
}

export function byCoordinate(a: Change, b: Change): number {
  return a.coordinate.localeCompare(b.coordinate) || a.kind.localeCompare(b.kind);
}

/** A type comes and goes with the fields that lead to it, so they are what is told. Directives say nothing that a partner meets. */
function counts({ type, path = '' }: Found, before: GraphQLSchema, after: GraphQLSchema): boolean {
  if (/^(DIRECTIVE|SCHEMA)_|^TYPE_(ADDED|REMOVED)$/.test(type)) return false;
  const [typeName = '', member = '', argument] = path.split('.');
  // What is told of a member that is new as a whole is part of its being new.
  if (!before.getType(typeName)) return isRoot(typeName, after) && type === 'FIELD_ADDED';
  if (!/^(FIELD|INPUT_FIELD|ENUM_VALUE)_/.test(type) || membersOf(before, typeName).has(member)) return true;
  return argument === undefined && type.endsWith('_ADDED') && !/(DESCRIPTION|DEPRECATION)/.test(type);
}

function isRoot(name: string, schema: GraphQLSchema): boolean {
  return [schema.getQueryType(), schema.getMutationType()].some((type) => type?.name === name);
}

function levelOf(
  { type, criticality }: Found,
  coordinate: string,
  before: GraphQLSchema,
  after: GraphQLSchema,
  { outputs, inputs }: Directions,
): Level {
  const [typeName = ''] = coordinate.split('.');
  switch (type) {
    // Whoever only sends the values of an enum never meets a new one; whoever only receives them never names one that is gone.
    case 'ENUM_VALUE_ADDED':
      return outputs.has(typeName) ? 'dangerous' : 'safe';
    case 'ENUM_VALUE_REMOVED':
      return inputs.has(typeName) ? 'breaking' : 'dangerous';
    // What may be left out, and changes nothing when it is, is met by nobody.
    case 'FIELD_ARGUMENT_ADDED': {
      const added = argumentAt(after, coordinate);
      if (isRequired(added)) return 'breaking';
      return added?.defaultValue === undefined ? 'safe' : 'dangerous';
    }
    case 'FIELD_ARGUMENT_DEFAULT_CHANGED':
      return defaultLevel(argumentAt(before, coordinate), argumentAt(after, coordinate));
    case 'INPUT_FIELD_DEFAULT_VALUE_CHANGED':
      return defaultLevel(inputFieldAt(before, coordinate), inputFieldAt(after, coordinate));
    default:
      return inspectorLevels[criticality.level];
  }
}

type Given = GraphQLArgument | GraphQLInputField | undefined;

function isRequired(given: Given): boolean {
  return given !== undefined && isNonNullType(given.type) && given.defaultValue === undefined;
}

/** A default that goes may leave something that must be given; one that comes where all had to give it is used by nobody. */
function defaultLevel(before: Given, after: Given): Level {
  if (isRequired(before)) return 'safe';
  return isRequired(after) ? 'breaking' : 'dangerous';
}

function effectOf(kind: string): Effect {
  if (/(DESCRIPTION|DEPRECATION)/.test(kind)) return 'changes';
  if (kind.endsWith('_ADDED')) return 'opens';
  return kind.endsWith('_REMOVED') ? 'closes' : 'changes';
}

function messageOf({ message, type, path }: Found): string {
  if (!/DESCRIPTION/.test(type)) return message;
  // The words of a description are many; the two contracts show them.
  return `The words about '${path}' are others`;
}

/** A partner that may send nothing any more: the library says that a type is gone, the partner asked its fields. */
function rootsRemoved(before: GraphQLSchema, after: GraphQLSchema): Change[] {
  const mutation = before.getMutationType();
  if (!mutation || after.getMutationType()) return [];
  return Object.keys(mutation.getFields()).map((field) => ({
    kind: 'FIELD_REMOVED',
    coordinate: `${mutation.name}.${field}`,
    level: 'breaking',
    effect: 'closes',
    message: `Field '${field}' was removed from object type '${mutation.name}'`,
  }));
}

/** What is written differently though its type has the same name. */
function formsChanged(before: GraphQLSchema, after: GraphQLSchema): Change[] {
  return Object.values(before.getTypeMap()).flatMap((one): Change[] => {
    const other = after.getType(one.name);
    const said = { coordinate: one.name, effect: 'changes' as const };
    if (isScalarType(one) && isScalarType(other) && one.specifiedByURL !== other.specifiedByURL)
      return [
        {
          ...said,
          kind: 'SCALAR_SPECIFICATION_CHANGED',
          level: 'dangerous',
          message: `Scalar '${one.name}' is specified by ${other.specifiedByURL ?? 'nothing'}, before by ${one.specifiedByURL ?? 'nothing'}`,
        },
      ];
    if (isInputObjectType(one) && isInputObjectType(other) && one.isOneOf !== other.isOneOf)
      return [
        {
          ...said,
          kind: 'INPUT_ONE_OF_CHANGED',
          level: other.isOneOf ? 'breaking' : 'safe',
          message: other.isOneOf ? `'${one.name}' takes exactly one field` : `'${one.name}' takes any of its fields`,
        },
      ];
    return [];
  });
}
