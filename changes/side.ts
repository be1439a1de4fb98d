// Everything that is computed from the files of one moment: the one schema, the agreements, the contracts, the operations.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { check } from '@bagi/agreements/check.ts';
import { contract } from '@bagi/agreements/contract.ts';
import { type Library, libraryOf } from '@bagi/agreements/library.ts';
import { DocumentFault } from '@bagi/agreements/read.ts';
import { compose } from '@bagi/schema/compose.ts';
import { joined } from '@bagi/schema/sdl.ts';
import { subgraphsIn } from '@bagi/schema/subgraphs.ts';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { type Operation, operationsOf } from './operations.ts';
import type { Tree } from './tree.ts';
import { judgeable, Unjudgeable } from './unjudgeable.ts';

export interface Side {
  readonly tree: Tree;
  readonly schema: GraphQLSchema;
  readonly library: Library;
  readonly operations: readonly Operation[];
  /** Why its documents could not be read, so that those of now stand for them. */
  readonly unread: readonly string[];
  /** The schema that a partner has under a version of its agreement. */
  readonly contractOf: (agreement: Agreement) => GraphQLSchema;
}

/**
 * How the files are now. What they say must be right: a fault means that there is nothing to judge. What another side has
 * computed from the same texts is not computed again.
 */
export function sideNow(tree: Tree, other?: Side): Side {
  const side = sideOf(tree, new Map(), other);
  const faults = [...side.library.values()].flat().flatMap((version) => check(version, side.schema));
  if (faults.length > 0) throw new Unjudgeable(faults);
  return side;
}

/**
 * How the files were. The latest contract of each partner is the one that was committed: it stays what partners had, also when
 * the code that derives contracts has changed since.
 */
export function sideThen(tree: Tree, other?: Side): Side {
  const committed = new Map(
    [...tree].flatMap(([path, text]) => {
      const [, partner] = /^schema\/contracts\/([^/]+)\.graphql$/.exec(path) ?? [];
      return partner === undefined ? [] : [[partner, text] as const];
    }),
  );
  try {
    return sideOf(tree, committed, other);
  } catch (error) {
    if (!(error instanceof Unread) || !other) throw error;
    // The form of documents has changed: contracts are still judged, by what was committed, and the report says the rest.
    const documents = [...other.tree].filter(([path]) => isDocument(path));
    const withThese = new Map([...[...tree].filter(([path]) => !isDocument(path)), ...documents]);
    return { ...sideOf(withThese, committed, other), unread: error.reasons };
  }
}

/** Documents of the past that the rules of today cannot read. */
class Unread extends Unjudgeable {}

function sideOf(tree: Tree, committed: ReadonlyMap<string, string>, other: Side | undefined): Side {
  const alike = (isPart: (path: string) => boolean) => other !== undefined && same(tree, other.tree, isPart);
  const schema =
    other && alike(isWords) ? other.schema : judgeable('The subgraphs do not make a schema', () => composedOf(tree));
  const library = other && alike(isDocument) ? other.library : libraryIn(tree);
  const derived = new Map<Agreement, GraphQLSchema>();
  const contractOf = (agreement: Agreement) => {
    const known = derived.get(agreement);
    if (known) return known;
    const latest = library.get(agreement.partner)?.at(-1)?.agreement === agreement;
    const text = latest ? committed.get(agreement.partner) : undefined;
    const made =
      text === undefined
        ? contract(agreement, schema).schema
        : judgeable(`The committed contract of ${agreement.partner} is no schema`, () => buildSchema(text));
    derived.set(agreement, made);
    return made;
  };
  return { tree, schema, library, operations: operationsOf(tree), unread: [], contractOf };
}

/** The words that are composed: neither what is made of them, nor contracts. */
function isWords(path: string): boolean {
  return /^schema\/[^/]+$/.test(path) && path !== 'schema/supergraph.graphql';
}

function isDocument(path: string): boolean {
  return path.startsWith('agreements/');
}

function same(a: Tree, b: Tree, isPart: (path: string) => boolean): boolean {
  const [one, other] = [a, b].map((tree) => [...tree].filter(([path]) => isPart(path)));
  return JSON.stringify(one) === JSON.stringify(other);
}

function composedOf(tree: Tree): GraphQLSchema {
  const textOf = (file: string) => {
    const text = tree.get(`schema/${file}`);
    if (text === undefined) throw new Error(`there is no schema/${file}`);
    return text;
  };
  const names = [...subgraphsIn(textOf('subgraphs.yaml')).keys()];
  return compose(names.map((name) => ({ name, typeDefs: joined(name, textOf) }))).schema;
}

function libraryIn(tree: Tree): Library {
  const documents = [...tree].filter(([path]) => isDocument(path));
  try {
    return libraryOf(documents.map(([file, text]) => ({ file, text: () => text })));
  } catch (error) {
    if (error instanceof DocumentFault) throw new Unread(error.faults);
    throw error;
  }
}
