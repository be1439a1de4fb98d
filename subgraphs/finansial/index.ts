// The subgraph finansial: what they hold and are owed.
import { subgraph } from '@bagi/kit/subgraph.ts';
import { kinds } from './kiriman/kinds.ts';
import * as reads from './reads.ts';
import { resolvers } from './resolvers.ts';

export const finansial = subgraph('finansial', resolvers, Object.values(reads), [], kinds);
