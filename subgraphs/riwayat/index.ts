// The subgraph riwayat: what happened to them.
import { subgraph } from '@bagi/kit/subgraph.ts';
import { kinds } from './kiriman/kinds.ts';
import * as reads from './reads.ts';
import { resolvers } from './resolvers.ts';

export const riwayat = subgraph('riwayat', resolvers, Object.values(reads), [], kinds);
