// How large an operation is by its form alone: counted before anything is validated, fragments followed wherever they lead.
import { type Refusal, refusal } from '@bagi/agreements/refusals.ts';
import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { perDocument } from '../perDocument.ts';
import { bounds } from './bounds.ts';

interface Shape {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly roots: number;
  /** Whether every root field asks for the schema itself. */
  readonly introspects: boolean;
}

const nothing: Shape = { depth: 0, fields: 0, aliases: 0, roots: 0, introspects: true };

/** The refusal of a document of which an operation is too large; null when each is within the limits. */
export const tooLarge = perDocument((document): Refusal | null => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const measure = measurer(fragments);
  for (const one of document.definitions) {
    const refused = one.kind === Kind.OPERATION_DEFINITION ? beyond(measure(one.selectionSet)) : null;
    if (refused) return refused;
  }
  return above('directives in one place', mostDirectives(document), bounds.directivesMax);
});

function beyond({ depth, fields, aliases, roots, introspects }: Shape): Refusal | null {
  return (
    above('levels of fields', depth, introspects ? bounds.introspectionDepthMax : bounds.depthMax) ??
    above('root fields', roots, bounds.rootFieldsMax) ??
    above('aliases', aliases, bounds.aliasesMax) ??
    above('fields', fields, bounds.fieldsMax)
  );
}

function above(what: string, count: number, most: number): Refusal | null {
  if (count <= most) return null;
  return refusal('QUERY_TOO_EXPENSIVE', `The operation has ${count} ${what}; the limit is ${most}.`);
}

/** Measures selections. Each fragment is measured once: written out, a few of them can be larger than any machine. */
function measurer(fragments: ReadonlyMap<string, FragmentDefinitionNode>): (set: SelectionSetNode) => Shape {
  const measured = new Map<string, Shape>();
  const ofFragment = (name: string): Shape => {
    const before = measured.get(name);
    if (before) return before;
    // A fragment that leads back to itself counts for nothing here; validation refuses it.
    measured.set(name, nothing);
    const fragment = fragments.get(name);
    const shape = fragment ? measure(fragment.selectionSet) : nothing;
    measured.set(name, shape);
    return shape;
  };
  const measure = ({ selections }: SelectionSetNode): Shape =>
    selections.reduce<Shape>((sum, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return joined(sum, ofFragment(selection.name.value));
      if (selection.kind === Kind.INLINE_FRAGMENT) return joined(sum, measure(selection.selectionSet));
      const beneath = selection.selectionSet ? measure(selection.selectionSet) : nothing;
      return joined(sum, {
        depth: beneath.depth + 1,
        fields: beneath.fields + 1,
        aliases: beneath.aliases + (selection.alias ? 1 : 0),
        roots: 1,
        introspects: selection.name.value.startsWith('__'),
      });
    }, nothing);
  return measure;
}

function joined(a: Shape, b: Shape): Shape {
  return {
    depth: Math.max(a.depth, b.depth),
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
    roots: a.roots + b.roots,
    introspects: a.introspects && b.introspects,
  };
}

function mostDirectives(document: DocumentNode): number {
  let most = 0;
  visit(document, {
    enter(node) {
      const { directives } = node as { directives?: readonly DirectiveNode[] };
      most = Math.max(most, directives?.length ?? 0);
    },
  });
  return most;
}
