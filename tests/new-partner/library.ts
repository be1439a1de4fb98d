// The agreements at hand, and one more: a document that nobody signed, laid where production never looks.
import { join } from 'node:path';
import { exampleDocuments, type Library, readLibrary, signedDocuments } from '@bagi/agreements/library.ts';
import type { GraphQLSchema } from 'graphql';
import { judged } from '../../start/library.ts';

export const newPartner = 'simpeg-kota-bandung';

/** Where its document is: all that was written for it. */
export const newDocuments: string = join(import.meta.dirname, 'examples');

/** Reads it beside the others, and judges them together, as a start does. */
export function libraryWithNewPartner(schema: GraphQLSchema): Library {
  return judged(readLibrary([signedDocuments, exampleDocuments, newDocuments]), schema);
}
