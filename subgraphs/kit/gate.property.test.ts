// Whatever is asked under whatever agreement, the gate says what one rule a field would say, and what the plain words say.
import fc from 'fast-check';
import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  isUnionType,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { allow, deny, rule, shield } from 'graphql-shield';
import { expect, it } from 'vitest';
import { subgraphNames } from '@bagi/schema/subgraphs.ts';
import { gated } from './gate.ts';
import { answering, ask, askingFor, ownFields } from './test/answering.ts';

/** A number from 0 to a largest one. */
type Draw = (max: number) => number;

const runs = 250;
const plumbing = { _service: allow, _entities: allow };

/** One rule for every field, leaves too, each asking for its own coordinate and nothing else. */
function naive(schema: GraphQLSchema): GraphQLSchema {
  const tree: Record<string, Record<string, any>> = { Query: { ...plumbing }, _Service: { sdl: allow } };
  for (const [type, { name }] of ownFields(schema)) {
    const coordinate = `${type}.${name}`;
    const asks = (_: unknown, __: unknown, { asking }: any) => asking.contract.grants.coordinates.has(coordinate);
    tree[type] = { ...tree[type], [name]: rule(coordinate, { cache: 'no_cache' })(asks) };
  }
  return applyMiddleware(schema, shield(tree, { fallbackRule: deny, allowExternalErrors: true }));
}

/** In plain words: every field that the document mentions is granted. */
function mentioned(schema: GraphQLSchema, document: DocumentNode): Set<string> {
  const coordinates = new Set<string>();
  const types = new TypeInfo(schema);
  const Field = ({ name }: { name: { value: string } }) => {
    const coordinate = `${types.getParentType()?.name}.${name.value}`;
    if (!/(^|\.)_/.test(coordinate)) coordinates.add(coordinate);
  };
  visit(document, visitWithTypeInfo(types, { Field }));
  return coordinates;
}

/** A valid operation of any shape: aliases, fragments of both kinds, directives, one thing inside another. */
function drawOperation(schema: GraphQLSchema, draw: Draw): string {
  const fragments: string[] = [];
  let names = 0;
  const pick = <Value>(values: readonly Value[]) => values[draw(values.length - 1)] as Value;
  const directive = () =>
    pick(['', '', '', '@include(if: true)', '@skip(if: $no)', '@include(if: $no)', '@skip(if: true)']);
  const body = (name: string, depth: number): string => {
    const count = depth > 0 ? 1 + draw(2) : 1;
    return `{ ${Array.from({ length: count }, () => selection(name, depth)).join(' ')} }`;
  };
  const field = (type: GraphQLObjectType, depth: number) => {
    const all = Object.values(type.getFields()).filter((one) => depth > 0 || !isCompositeType(getNamedType(one.type)));
    if (all.length === 0) return '__typename';
    const one = pick(all);
    const alias = pick(['', `nama${names++}: `, `id${names++}: `]);
    const args = one.args.filter(isRequiredArgument).map((argument) => `${argument.name}: ${given(schema, argument)}`);
    const inner = getNamedType(one.type);
    const beneath = isCompositeType(inner) ? body(inner.name, depth - 1) : '';
    return `${alias}${one.name}${args.length > 0 ? `(${args.join()})` : ''} ${directive()} ${beneath}`;
  };
  const selection = (name: string, depth: number): string => {
    const type = schema.getType(name);
    if (isUnionType(type)) return inEntity(pick(type.getTypes()).name, depth);
    const kind = depth > 0 ? draw(9) : 9;
    if (kind === 0 || !isObjectType(type)) return '__typename';
    if (kind === 1) return `... ${directive()} ${body(name, depth - 1)}`;
    if (kind === 2) return `... on ${name} ${directive()} ${body(name, depth - 1)}`;
    if (kind > 3) return field(type, depth);
    const fragment = `F${names++}`;
    fragments.push(`fragment ${fragment} on ${name} ${body(name, depth - 1)}`);
    return pick([`...${fragment} ${directive()}`, `...${fragment} ... { ...${fragment} }`]);
  };
  const inEntity = (name: string, depth: number) => `... on ${name} ${directive()} ${body(name, depth)}`;
  const roots = body(schema.getQueryType()?.name ?? '', 5);
  // One root field is always executed: where all are left out, nothing is judged because nothing is answered.
  return `query ($no: Boolean = false) { _service { __typename @skip(if: $no) } ... on Query ${roots} } ${fragments.join(' ')}`;
}

function given(schema: GraphQLSchema, { name: argument, type }: GraphQLArgument): string {
  if (argument !== 'representations') return literal(type);
  const entities = schema.getType('_Entity');
  const types = isUnionType(entities) ? entities.getTypes() : [];
  return `[${types.map(({ name }) => `{ __typename: "${name}", id: "x" }`).join()}]`;
}

/** Any value of a type: of an input, with what must be given. */
function literal(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${literal(nullable.ofType)}]`;
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name ?? '';
  if (isScalarType(nullable)) return nullable.name === 'Int' ? '2020' : '"x"';
  const must = Object.values(nullable.getFields()).filter(isRequiredInputField);
  return `{ ${must.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
}

function withoutDirectives(document: DocumentNode): DocumentNode {
  return visit(document, { [Kind.DIRECTIVE]: () => null, VariableDefinition: () => null });
}

it.each(subgraphNames)('of the subgraph %s', async (name) => {
  const schema = answering(name);
  const [gate, perLeaf] = [gated(schema), naive(schema)];
  const everything = ownFields(schema).map(([type, field]) => `${type}.${field.name}`);
  const seen = { open: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (generate) => {
      const draw: Draw = (max) => generate(fc.nat, max);
      const text = drawOperation(schema, draw);
      const document = parse(text);
      expect(validate(schema, document), text).toEqual([]);
      const asked = mentioned(schema, document);
      const left = new Set([...asked].slice(0, draw(2)));
      const beside = [everything[draw(everything.length - 1)] ?? ''];
      const asking = askingFor([...asked, ...beside.filter((one) => !asked.has(one))].filter((one) => !left.has(one)));

      const isOpen = async (of: GraphQLSchema, one: DocumentNode) => (await ask(of, one, asking)).errors === undefined;
      const verdict = await isOpen(gate, document);
      const expected = left.size === 0;
      expect(verdict, text).toBe(expected);
      expect(await isOpen(perLeaf, withoutDirectives(document)), text).toBe(expected);
      // With its directives, one rule a leaf is never stricter: what is left out is not asked.
      if (!(await isOpen(perLeaf, document))) expect(verdict, text).toBe(false);
      seen[verdict ? 'open' : 'refused'] += 1;
    }),
    { numRuns: runs, endOnFailure: true },
  );
  expect(Math.min(seen.open, seen.refused)).toBeGreaterThan(runs / 20);
});
