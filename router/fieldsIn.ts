// The fields of a selection, whatever fragments they stand in.
import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql';

/** Written out in order. Only for documents whose shape is known to be within the limits: fragments can multiply. */
export function fieldsIn(document: DocumentNode, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fieldsIn(document, fragment.selectionSet) : [];
  });
}
