// What @skip and @include leave of a document, decided before a plan is made: no plan can be made of a part that is empty.
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { perDocument } from './perDocument.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Stands in an object of which nothing is left: the object is there, and empty. */
const [{ selectionSet: nothing }] = parse('{ __typename @skip(if: true) }').definitions as [OperationDefinitionNode];

/** The document without what is left out, and without the directives that left it out. An operation may become empty. */
export function decided(document: DocumentNode, variables: Variables): DocumentNode {
  if (!hasDirectives(document)) return document;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const known = new Map<string, SelectionSetNode>();

  const ofFragment = (name: string): SelectionSetNode => {
    const before = known.get(name);
    if (before) return before;
    const fragment = fragments.get(name);
    if (!fragment) throw new Error('A document that is valid names only fragments that it holds.');
    const made = ofSet(fragment.selectionSet);
    known.set(name, made);
    return made;
  };
  const ofSet = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.filter((selection) => isIncluded(selection, variables)).flatMap(ofSelection),
  });
  const ofSelection = (selection: SelectionNode): SelectionNode[] => {
    const bare = { ...selection, directives: [] };
    if (bare.kind === Kind.FRAGMENT_SPREAD) return ofFragment(bare.name.value).selections.length > 0 ? [bare] : [];
    if (!bare.selectionSet) return [bare];
    const selectionSet = ofSet(bare.selectionSet);
    if (selectionSet.selections.length > 0) return [{ ...bare, selectionSet }];
    return bare.kind === Kind.FIELD ? [{ ...bare, selectionSet: nothing }] : [];
  };

  const definitions = document.definitions.flatMap((one): DefinitionNode[] => {
    if (one.kind === Kind.OPERATION_DEFINITION) return [{ ...one, selectionSet: ofSet(one.selectionSet) }];
    if (one.kind !== Kind.FRAGMENT_DEFINITION) return [one];
    const selectionSet = ofFragment(one.name.value);
    return selectionSet.selections.length > 0 ? [{ ...one, selectionSet }] : [];
  });
  return { ...document, definitions };
}

function isIncluded(selection: SelectionNode, variables: Variables): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

const hasDirectives = perDocument((document) => {
  let found = false;
  visit(document, {
    Directive() {
      found = true;
    },
  });
  return found;
});
