// The words that an attacker brings who knows everything: every name there is, each bent in the usual ways, and names that never were.
import {
  type DocumentNode,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type NameNode,
  visit,
} from 'graphql';
import type { Words } from './recovery.ts';

/** Every name of a supergraph and of the machinery of subgraphs by its kind, and each of them bent. */
export function wordsOf(supergraph: DocumentNode): Words {
  const types = new Set(['_Any', '_Entity', '_Service', 'Mutation', 'Subscription']);
  const fields = new Set(['_service', '_entities', 'node', 'nodes', 'edges', 'totalCount']);
  const inputs = new Set(['representations', 'where', 'orderBy', 'limit', 'offset', 'search']);
  const directives = new Set<string>();
  const noting =
    (into: Set<string>) =>
    ({ name }: { name: NameNode }) =>
      void into.add(name.value);
  visit(supergraph, {
    ObjectTypeDefinition: noting(types),
    InputObjectTypeDefinition: noting(types),
    EnumTypeDefinition: noting(types),
    ScalarTypeDefinition: noting(types),
    FieldDefinition: noting(fields),
    InputValueDefinition: noting(inputs),
    EnumValueDefinition: noting(inputs),
    DirectiveDefinition: noting(directives),
  });
  const known = [...types, ...fields, ...inputs, ...directives];
  return {
    types: [...types],
    fields: [...fields],
    inputs: [...inputs],
    directives: [...directives],
    rare: bent(known),
  };
}

/** Names a letter short, which is where a server would say what was meant. */
function bent(names: readonly string[]): string[] {
  const known = new Set(names);
  const made = new Set(names.map((name) => name.slice(0, -1)));
  return [...made].filter((name) => !known.has(name) && /^(?!__)[A-Za-z_]\w*$/.test(name));
}

/** For each name another of the same length that never was. */
export function invented(names: readonly string[]): string[] {
  return names.map((name, at) => {
    const number = at
      .toString(26)
      .padStart(name.length - 1, '0')
      .slice(1 - name.length);
    return `z${number.replaceAll(/./g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 26)))}`;
  });
}

const builtIn = new Set(['String', 'ID', 'Int', 'Float', 'Boolean']);

/** Everything that a schema holds, in the lines of a recovery; what GraphQL itself brings along is left out. */
export function linesOf(schema: GraphQLSchema): Set<string> {
  const lines = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    lines.add(type.name);
    if (isEnumType(type)) for (const value of type.getValues()) lines.add(`${type.name}.${value.name}`);
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        lines.add(`${type.name}.${field.name}: ${String(field.type)}`);
        for (const argument of 'args' in field ? field.args : [])
          lines.add(`${type.name}.${field.name}(${argument.name}:): ${String(argument.type)}`);
      }
    }
  }
  for (const { name } of schema.getDirectives()) lines.add(`@${name}`);
  return ownOf(lines);
}

/** Lines but for those of GraphQL itself. */
export function ownOf(lines: Iterable<string>): Set<string> {
  return new Set([...lines].filter((line) => !line.startsWith('__') && !builtIn.has(line)));
}
