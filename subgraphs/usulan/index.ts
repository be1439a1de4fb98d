// The subgraph usulan: what is proposed for them.
import { subgraph } from '@bagi/kit/subgraph.ts';
import { kinds } from './kiriman/kinds.ts';
import * as reads from './reads.ts';
import { resolvers } from './resolvers.ts';

export const usulan = subgraph('usulan', resolvers, Object.values(reads), [], kinds);
