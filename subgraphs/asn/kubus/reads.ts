// What published cubes are read by: tables about no person.
import { entries, many } from '@bagi/kit/reads.ts';
import * as tables from './tables.ts';

/** The builds of a cube, the oldest first: four a year. */
export const kubusByNama = many(tables.kubus, {
  by: 'nama',
  type: 'KubusAsn',
  order: 'tanggal',
  keep: ['id', 'tanggal'],
});

const dimensi = {
  'SelKubus.status': ['statusKode', 'statusNama'],
  'SelKubus.provinsi': ['provinsiKode', 'provinsiNama'],
  'SelKubus.kota': ['kotaKode', 'kotaNama'],
  'SelKubus.golongan': ['golonganKode', 'golonganNama'],
  'SelKubus.jabatan': ['jabatanKode', 'jabatanNama'],
  'SelKubus.umur': ['umurKode', 'umurNama'],
} as const;

export const selKubus = entries(tables.sel, {
  type: 'SelKubus',
  operation: 'KubusAsn.sel',
  along: ['urutan'],
  by: { kubusId: 'KubusAsn.sel' },
  needs: dimensi,
});
