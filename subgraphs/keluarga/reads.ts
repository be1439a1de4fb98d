// Family members, by the person they belong to.
import { many } from '@bagi/kit/reads.ts';
import * as tables from './tables.ts';

export const pasanganByAsn = many(tables.pasangan, {
  by: 'asnId',
  type: 'Pasangan',
  person: 'asnId',
  order: 'tanggalMenikah',
});
export const anakByAsn = many(tables.anak, { by: 'asnId', type: 'Anak', person: 'asnId', order: 'tanggalLahir' });
export const orangTuaByAsn = many(tables.orangTua, { by: 'asnId', type: 'OrangTua', person: 'asnId', order: 'peran' });
