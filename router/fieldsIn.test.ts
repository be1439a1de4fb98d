// The fields of a selection are found in whatever fragments they stand, in the order in which they stand.
import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { fieldsIn } from './fieldsIn.ts';

function names(query: string): string[] {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is no operation.');
  return fieldsIn(document, operation.selectionSet).map((field) => field.name.value);
}

it('fields are found in fragments of both kinds, and those beneath them are not theirs', () => {
  const query = '{ a { x } ...G ... on Q { b ... { c } } } fragment F on Q { z } fragment G on Q { d ...F }';
  expect(names(query)).toEqual(['a', 'd', 'z', 'b', 'c']);
});

it('a fragment that is not there has no fields, also where an operation has its name', () => {
  expect(names('query F { a ...F ...H }')).toEqual(['a']);
});
