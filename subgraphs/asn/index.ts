// The subgraph asn: who the civil servants are.
import { subgraph } from '@bagi/kit/subgraph.ts';
import { resolvers } from './resolvers.ts';

export const asn = subgraph('asn', resolvers);
