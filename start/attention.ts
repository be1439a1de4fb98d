// What each version of each agreement lets its partner hear of the register, computed from documents, schema and the reads of the subgraphs.
import { contract } from '@bagi/agreements/contract.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { roleName } from '@bagi/migrations/roles.ts';
import { type Attention, attentionOf } from '@bagi/webhooks/attention.ts';
import type { GraphQLSchema } from 'graphql';
import { graph } from './graph.ts';

export function wantedAttention(prefix: string, library: Library, schema: GraphQLSchema): Attention[] {
  const reads = graph.flatMap((subgraph) => subgraph.reads);
  return [...library.values()]
    .flat()
    .filter(({ agreement }) => agreement.webhook)
    .flatMap(({ agreement }) => attentionOf(roleName(prefix, agreement), contract(agreement, schema), reads));
}
