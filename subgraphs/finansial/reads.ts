// Money, by the person it belongs to.
import { sumber } from '@bagi/kit/inbox/tables.ts';
import { one } from '@bagi/kit/reads.ts';
import * as tables from './tables.ts';

export const simpananByAsn = one(tables.simpananTapera, {
  by: 'asnId',
  type: 'SimpananTapera',
  person: 'asnId',
  needs: {
    'SimpananTapera.nilaiPenyertaan': ['unitPenyertaan', 'nabPerUnit'],
    'SimpananTapera.sumber': ['rekamanId'],
  },
});
export const pensiunJandaDudaByAsn = one(tables.pensiunJandaDuda, { by: 'asnId', type: 'Asn', person: 'asnId' });
export const kepesertaanByAsn = one(tables.kepesertaanTapera, {
  by: 'asnId',
  type: 'KepesertaanTapera',
  person: 'asnId',
  needs: { 'KepesertaanTapera.sumber': ['rekamanId'] },
});
export const sumberById = one(sumber, {
  by: 'id',
  type: 'Sumber',
  person: 'asnId',
  needs: { 'Sumber.dikirim': ['diterima'] },
  through: ['SimpananTapera.sumber', 'KepesertaanTapera.sumber'],
});
