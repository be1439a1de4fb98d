// What partners are known to ask: the operations registered for them, one a file, operations/<partner>/<name>.graphql.
import { type DocumentNode, type GraphQLError, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import type { Tree } from './tree.ts';
import { Unjudgeable } from './unjudgeable.ts';

export interface Operation {
  readonly partner: string;
  /** Name of the file without its ending. */
  readonly name: string;
  readonly file: string;
  readonly document: DocumentNode;
}

/** Every registered operation of a tree; throws when one of them is no operation. */
export function operationsOf(tree: Tree): Operation[] {
  const faults: string[] = [];
  const found = [...tree].flatMap(([file, text]): Operation[] => {
    const [, partner, name] = /^operations\/([^/]+)\/([^/]+)\.graphql$/.exec(file) ?? [];
    if (partner === undefined || name === undefined) return [];
    try {
      const document = parse(text);
      const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
      if (operations.length === 1) return [{ partner, name, file, document }];
      faults.push(`${file}: holds ${operations.length} operations; a registered document holds one`);
    } catch (error) {
      faults.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return [];
  });
  if (faults.length > 0) throw new Unjudgeable(faults);
  return found;
}

/** What is wrong with an operation under a contract; null when the contract answers it. */
export function invalid(operation: Operation, contract: GraphQLSchema): string | null {
  const [first] = validate(contract, operation.document, undefined, { maxErrors: 1 });
  return first ? said(first) : null;
}

function said({ message, locations }: GraphQLError): string {
  const [place] = locations ?? [];
  return place ? `${message} (line ${place.line})` : message;
}
