// The subgraph finansial: what they hold and are owed.
import { subgraph } from '@bagi/kit/subgraph.ts';
import * as reads from './reads.ts';
import { resolvers } from './resolvers.ts';

export const finansial = subgraph('finansial', resolvers, Object.values(reads));
