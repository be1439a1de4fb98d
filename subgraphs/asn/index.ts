// The subgraph asn: who the civil servants are.
import { subgraph } from '@bagi/kit/subgraph.ts';
import * as reads from './reads.ts';
import { resolvers } from './resolvers.ts';

export const asn = subgraph('asn', resolvers, Object.values(reads));
