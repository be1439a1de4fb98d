// Money, by the person it belongs to.
import { one } from '@bagi/kit/reads.ts';
import * as tables from './tables.ts';

export const simpananByAsn = one(tables.simpananTapera, {
  by: 'asnId',
  type: 'SimpananTapera',
  person: 'asnId',
  needs: { 'SimpananTapera.nilaiPenyertaan': ['unitPenyertaan', 'nabPerUnit'] },
});
export const pensiunJandaDudaByAsn = one(tables.pensiunJandaDuda, { by: 'asnId', type: 'Asn', person: 'asnId' });
