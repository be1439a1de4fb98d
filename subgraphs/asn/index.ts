// The subgraph asn: who the civil servants are.
import { subgraph } from '@bagi/kit/subgraph.ts';
import { putusanPeremajaan } from './kiriman/putusan.ts';
import * as perjanjian from './perjanjian/calls.ts';
import * as pemadanan from './pemadanan/calls.ts';
import * as reads from './reads.ts';
import { resolvers } from './resolvers.ts';
import * as verifikasi from './verifikasi/calls.ts';

export const asn = subgraph(
  'asn',
  resolvers,
  Object.values(reads),
  [...Object.values(verifikasi), ...Object.values(pemadanan), ...Object.values(perjanjian)],
  [putusanPeremajaan],
);
