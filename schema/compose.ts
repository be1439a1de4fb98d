// Joins the subgraphs into one graph: the supergraph for the planner, and the schema that its users would see.
import { compositionHasErrors, composeServices } from '@theguild/federation-composition';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { allSdl } from './sdl.ts';
import { subgraphs } from './subgraphs.ts';

export interface Graph {
  /** The supergraph with its join directives: what the planner reads. */
  readonly supergraphSdl: string;
  /** Everything that can be asked, before any agreement narrows it. */
  readonly schema: GraphQLSchema;
}

/** Composes all subgraphs; every error of composition is named in the message. */
export function compose(parts: ReturnType<typeof allSdl> = allSdl()): Graph {
  const composed = composeServices(parts.map((one) => ({ ...one, url: subgraphs.get(one.name) ?? '' })));
  if (compositionHasErrors(composed)) {
    throw new Error(
      `The subgraphs do not compose:\n${composed.errors.map((error) => `- ${error.message}`).join('\n')}`,
    );
  }
  return { supergraphSdl: composed.supergraphSdl, schema: buildSchema(composed.publicSdl) };
}
