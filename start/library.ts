// The agreements that this process serves, judged before anything is served under them.
import { check } from '@bagi/agreements/check.ts';
import { exampleDocuments, type Library, readLibrary, signedDocuments } from '@bagi/agreements/library.ts';
import { DocumentFault } from '@bagi/agreements/read.ts';
import type { GraphQLSchema } from 'graphql';
import { unapplied, unasked } from './closed-world.ts';
import { graph } from './graph.ts';

/** Reads and judges all documents; the examples only where there is nothing to protect. Throws every fault at once. */
export function openLibrary(schema: GraphQLSchema, production: boolean): Library {
  return judged(readLibrary(production ? [signedDocuments] : [signedDocuments, exampleDocuments]), schema);
}

/** A library that may be served; throws every fault of it at once. */
export function judged(library: Library, schema: GraphQLSchema): Library {
  const faults = faultsIn(library, schema);
  if (faults.length > 0) throw new DocumentFault(faults);
  return library;
}

/** What is wrong with documents that can be read: with each by itself, and with what they grant and nobody serves. */
export function faultsIn(library: Library, schema: GraphQLSchema): string[] {
  return [
    ...[...library.values()].flat().flatMap((version) => check(version, schema)),
    ...unasked(library, schema),
    ...unapplied(
      library,
      schema,
      graph.flatMap(({ kinds }) => kinds),
      graph.flatMap(({ calls }) => calls),
    ),
  ];
}
