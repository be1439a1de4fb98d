// Reads one agreement document: strictly, and with the line and column of every fault.
import { isMap, isPair, LineCounter, parseDocument } from 'yaml';
import { type Addendum, documentShapes, type WholeDocument } from './agreement.ts';

export type ReadDocument = ({ kind: 'whole' } & WholeDocument) | ({ kind: 'addendum' } & Addendum);

/** Says where in which file what is wrong, one line a fault. */
export class DocumentFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

export interface Source {
  readonly document: ReadDocument;
  /** `file:line:column` of a place in the document, for faults that are found later. */
  readonly at: (path: readonly PropertyKey[]) => string;
}

/** Parses the text of a document; throws a DocumentFault that names every fault of form. */
export function read(text: string, file: string): Source {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true, version: '1.2' });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const broken = [...yaml.errors, ...yaml.warnings];
  if (broken.length > 0) {
    throw new DocumentFault(broken.map((error) => `${place(error.pos[0])} ${error.message.split('\n')[0]}`));
  }

  const at = (path: readonly PropertyKey[]) => place(offsetOf(yaml.contents, path));
  const value: unknown = yaml.toJS();
  const isAddendum = typeof value === 'object' && value !== null && 'amends' in value;
  const parsed = isAddendum
    ? { kind: 'addendum' as const, ...documentShapes.addendum.safeParse(value) }
    : { kind: 'whole' as const, ...documentShapes.whole.safeParse(value) };
  if (!parsed.success) {
    throw new DocumentFault(
      parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map(
              (key) => `${at([...issue.path, key])} ${[...issue.path, key].join('.')} is not a key of a document`,
            )
          : [`${at(issue.path)} ${issue.path.join('.') || 'the document'}: ${issue.message}`],
      ),
    );
  }
  return {
    document: parsed.kind === 'whole' ? { kind: 'whole', ...parsed.data } : { kind: 'addendum', ...parsed.data },
    at,
  };
}

/** Where the key at a path stands; the nearest thing above it when the key itself is missing. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number {
  let node = contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(step));
      if (!pair) break;
      offset = rangeOf(pair.key) ?? offset;
      node = pair.value;
    } else {
      const items: unknown = typeof node === 'object' && node !== null && 'items' in node ? node.items : undefined;
      if (!Array.isArray(items)) break;
      node = items[Number(step)];
      offset = rangeOf(node) ?? offset;
    }
  }
  return offset;
}

function rangeOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  return Number(node.range[0]);
}
