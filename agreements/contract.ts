// A partner's own schema: what its agreement opens, and nothing else exists.
import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  Kind,
  lexicographicSortSchema,
  parse,
  printSchema,
  visit,
} from 'graphql';
import type { Agreement } from './agreement.ts';
import { type AnnexWords, annexWords, describe, describeArgument } from './annexWords.ts';
import { type Grants, grants } from './grants.ts';
import { lean } from './lean.ts';

export interface Contract {
  readonly agreement: Agreement;
  readonly grants: Grants;
  /** Its own object for each contract, also because a server remembers verdicts by it. */
  readonly schema: GraphQLSchema;
}

/** Derives the contract of an agreement from the whole schema. */
export function contract(agreement: Agreement, schema: GraphQLSchema): Contract {
  const opened = grants(agreement, schema);
  const words = annexWords(agreement);
  const narrowed = definitions(definedIn(schema), opened, words);
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: reachable(narrowed) };
  return { agreement, grants: opened, schema: lexicographicSortSchema(lean(buildASTSchema(document))) };
}

/** Contracts share what they are made of: hundreds of them are loaded at once. */
const defined = new WeakMap<GraphQLSchema, DocumentNode>();

function definedIn(schema: GraphQLSchema): DocumentNode {
  // Stryker disable next-line ObjectLiteral,BooleanLiteral: with its places it would take more memory; that is all.
  const known = defined.get(schema) ?? parse(printSchema(schema), { noLocation: true });
  // Stryker disable next-line CallExpression: to read it for each contract takes longer; that is all.
  defined.set(schema, known);
  return known;
}

/** The text of a contract, as it is committed and reviewed. */
export function contractSdl({ agreement, schema }: Contract): string {
  const { numbers, version, title } = agreement;
  const paper = [numbers.partner, numbers.bkn].filter((number) => number !== undefined).join(' and ');
  return `# ${title}\n# ${paper}, version of ${version}. Generated from the agreement document; reviewed, never edited.\n\n${printSchema(schema)}\n`;
}

function definitions(whole: DocumentNode, opened: Grants, words: AnnexWords): Map<string, DefinitionNode> {
  const kept = new Map<string, DefinitionNode>();
  for (const definition of whole.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
      const type = definition.name.value;
      const fields = listed(definition.fields)
        .filter((field) => opened.coordinates.has(`${type}.${field.name.value}`))
        .map((field) =>
          describe(narrowArguments(field, `${type}.${field.name.value}`, opened), `${type}.${field.name.value}`, words),
        );
      if (fields.length > 0) kept.set(type, describe({ ...definition, fields }, type, words));
    } else if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
      const type = definition.name.value;
      const fields = listed(definition.fields)
        .filter((field) => opened.coordinates.has(`${type}.${field.name.value}`))
        .map((field) => describe(field, `${type}.${field.name.value}`, words));
      if (fields.length > 0) kept.set(type, describe({ ...definition, fields }, type, words));
    } else if (definition.kind === Kind.SCALAR_TYPE_DEFINITION || definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      kept.set(definition.name.value, definition);
    }
  }
  return kept;
}

function narrowArguments(field: FieldDefinitionNode, coordinate: string, opened: Grants): FieldDefinitionNode {
  const args = listed(field.arguments)
    .filter((argument) => opened.arguments.has(`${coordinate}(${argument.name.value})`))
    .map((argument) => (opened.required.has(`${coordinate}(${argument.name.value})`) ? demand(argument) : argument))
    .map(describeArgument);
  return { ...field, arguments: args };
}

function demand(argument: InputValueDefinitionNode): InputValueDefinitionNode {
  if (argument.type.kind === Kind.NON_NULL_TYPE) return argument;
  return { ...argument, type: { kind: Kind.NON_NULL_TYPE, type: argument.type } };
}

/** Of all definitions, those that a query or mutation can reach. */
function reachable(all: ReadonlyMap<string, DefinitionNode>): DefinitionNode[] {
  const reached = new Set<string>();
  const reach = (type: string): void => {
    const definition = all.get(type);
    if (!definition || reached.has(type)) return;
    reached.add(type);
    visit(definition, { NamedType: ({ name }) => reach(name.value) });
  };
  for (const root of ['Query', 'Mutation']) reach(root);
  return [...all].flatMap(([name, definition]) => (reached.has(name) ? [definition] : []));
}

/** A parsed definition has all of its lists, empty ones too; only nodes made by hand lack them. */
function listed<Node>(nodes: readonly Node[] | undefined): readonly Node[] {
  return nodes as readonly Node[];
}
