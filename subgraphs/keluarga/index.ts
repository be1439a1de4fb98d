// The subgraph keluarga: whose family they are.
import { subgraph } from '@bagi/kit/subgraph.ts';
import * as reads from './reads.ts';
import { resolvers } from './resolvers.ts';

export const keluarga = subgraph('keluarga', resolvers, Object.values(reads));
