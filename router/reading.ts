// A document on its way from text to what may be carried out: refused by its form as early as can be, read and validated once.
import { Refusal } from '@bagi/agreements/refusals.ts';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Token, TokenKind, validate, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import { tooLarge } from './limits/shape.ts';
import { parseWithin } from './limits/tokens.ts';
import { textRemembered } from './perDocument.ts';
import { spoken } from './reply.ts';
import { withoutStacks } from './withoutStacks.ts';

/** The document, or what is the matter with it. */
export type Read = DocumentNode | readonly GraphQLError[];

/** Reads a document on the contract of whoever sent it. */
export type ReadDocument = (text: string, contract: GraphQLSchema) => Read;

/** What a text is, and by which contracts it was judged. Whoever sends it first pays for all. */
interface Known {
  readonly document: Read;
  readonly judged: WeakMap<GraphQLSchema, Read>;
}

export function reader(): ReadDocument {
  const known = new LRUCache<string, Known>({ maxSize: textRemembered, sizeCalculation: (_, text) => text.length + 1 });
  return (text, contract) => {
    const before = known.get(text) ?? { document: parsed(text), judged: new WeakMap() };
    if (!known.has(text)) known.set(text, before);
    if (isRefused(before.document)) return before.document;
    const found = before.judged.get(contract) ?? judged(before.document, contract);
    before.judged.set(contract, found);
    return found;
  };
}

export function isRefused(read: Read): read is readonly GraphQLError[] {
  return Array.isArray(read);
}

/** The order in which that costs least: tokens before parsing, shape before validation. */
function parsed(text: string): Read {
  try {
    const document = withoutTokens(parseWithin(text));
    const refused = tooLarge(document);
    return refused ? [spoken(refused)] : document;
  } catch (error) {
    if (error instanceof Refusal) return [spoken(error)];
    if (error instanceof GraphQLError) return [coded(error, 'GRAPHQL_PARSE_FAILED')];
    throw error;
  }
}

/** Every node remembers all the words of the text by its tokens. Where it stands, it knows without them. */
function withoutTokens(document: DocumentNode): DocumentNode {
  visit(document, {
    enter: ({ loc }) => {
      if (loc) Object.assign(loc, { startToken: none, endToken: none });
    },
  });
  return document;
}

const none = new Token(TokenKind.SOF, 0, 0, 0, 0);

function judged(document: DocumentNode, contract: GraphQLSchema): Read {
  // To work out what a wrong name might have meant costs more than all else, and nobody is told.
  const errors = withoutStacks(() => validate(contract, document, undefined, { hideSuggestions: true }));
  return errors.length === 0 ? document : errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
}

function coded(error: GraphQLError, code: string): GraphQLError {
  error.extensions['code'] ??= code;
  return error;
}
