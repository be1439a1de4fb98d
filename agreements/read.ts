// Reads one agreement document: strictly, and with the line and column of every fault.
import { type Document, isAlias, LineCounter, parseDocument, visit } from 'yaml';
import { type Addendum, documentShapes, type WholeDocument } from './agreement.ts';
import type { Path } from './fault.ts';
import { formFaults } from './formFaults.ts';
import { offsetOf } from './offsetOf.ts';

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
  readonly at: (path: Path) => string;
}

/** Parses the text of a document; throws a DocumentFault that names every fault of form. */
export function read(text: string, file: string): Source {
  const { yaml, place } = parsed(text, file);
  const broken = [
    ...[...yaml.errors, ...yaml.warnings].map(({ pos, message }) => [pos[0], withoutPlace(message)] as const),
    ...shortcuts(yaml).map((offset) => [offset, 'An agreement writes everything out: no anchor, no alias'] as const),
  ];
  if (broken.length > 0) {
    throw new DocumentFault(broken.map(([offset, what]) => `${place(offset)} ${what}: ${lineAt(text, offset)}`));
  }

  // A fault is rare, and what a place is found in is ten times as large as its text: it is parsed again.
  const at = (path: Path) => place(offsetOf(parsed(text, file).yaml.contents, path));
  const value: unknown = yaml.toJS();
  const isAddendum = typeof value === 'object' && value !== null && 'amends' in value;
  const judged = isAddendum
    ? { kind: 'addendum' as const, ...documentShapes.addendum.safeParse(value) }
    : { kind: 'whole' as const, ...documentShapes.whole.safeParse(value) };
  if (!judged.success) {
    throw new DocumentFault(formFaults(value, judged.error.issues).map(([path, what]) => `${at(path)} ${what}`));
  }
  return {
    document: judged.kind === 'whole' ? { kind: 'whole', ...judged.data } : { kind: 'addendum', ...judged.data },
    at,
  };
}

/** A document, and how a place in it is told. */
function parsed(text: string, file: string) {
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true, version: '1.2' });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  return { yaml, place };
}

/** Where something is named to be repeated, or repeated: whoever reviews a line must see what it says. */
function shortcuts(yaml: Document): number[] {
  const found: number[] = [];
  visit(yaml, {
    Node(_, node) {
      // Stryker disable next-line ArrayDeclaration: where something is not in a node, its place is the node's.
      if (isAlias(node) || node.anchor !== undefined) found.push(offsetOf(node, []));
    },
  });
  return found;
}

/** The parser says where and shows the text beneath; the place stands at the head of the line already. */
function withoutPlace(message: string): string {
  return message.replace(/ at line \d+, column \d+:[^]*/, '');
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text
    .slice(start)
    .replace(/\n[^]*/, '')
    .trim();
}
