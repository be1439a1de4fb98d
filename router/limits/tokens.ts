// Reads a document only as far as the limit of tokens, so that a long one costs nothing but the look at it.
import { refusal } from '@bagi/agreements/refusals.ts';
import { type DocumentNode, Lexer, parse, type ParseOptions, Source, TokenKind } from 'graphql';
import { bounds } from './bounds.ts';

/** Parses a document; refused when it has more tokens than the limit. */
export function parseWithin(text: string | Source, options?: ParseOptions): DocumentNode {
  const source = typeof text === 'string' ? new Source(text) : text;
  if (!fits(source, bounds.tokensMax))
    throw refusal('BAD_REQUEST', `The document has more than ${bounds.tokensMax} tokens.`);
  return parse(source, options);
}

function fits(source: Source, tokensMax: number): boolean {
  const lexer = new Lexer(source);
  try {
    for (let count = 0; count <= tokensMax; count++) if (lexer.advance().kind === TokenKind.EOF) return true;
    return false;
  } catch {
    // What is no token at all is for the parser to say, with its place.
    return true;
  }
}
