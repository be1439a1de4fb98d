// Where in the text of a document a key stands.
import { isCollection, isMap, isNode, type ParsedNode } from 'yaml';
import type { Path } from './fault.ts';

/** Offset of the key at a path; of the nearest thing above it when the key itself is missing. */
export function offsetOf(contents: unknown, path: Path): number {
  let node = contents;
  let offset = startOf(contents) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(step));
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else {
      node = isCollection(node) ? node.items[Number(step)] : undefined;
      offset = startOf(node) ?? offset;
    }
  }
  return offset;
}

/** Every node of a parsed document has its range. */
function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as ParsedNode).range[0] : undefined;
}
