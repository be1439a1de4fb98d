// The inbox as it is asked for: by who sent what, of its own alone; and by who decides, of all that may need a decision.
import { kiriman, rekaman } from '@bagi/kit/inbox/tables.ts';
import { entries, many, one } from '@bagi/kit/reads.ts';

const own = { type: 'Kiriman', own: 'mitra', keep: ['id'], needs: { 'Kiriman.dikirim': ['diterima'] } } as const;
const ownRecord = {
  type: 'RekamanKiriman',
  own: 'mitra',
  keep: ['id'],
  needs: { 'RekamanKiriman.dikirim': ['diterima'], 'RekamanKiriman.diputuskan': ['diputuskan'] },
} as const;

export const kirimanById = one(kiriman, { ...own, by: 'id', through: ['Query.kiriman'] });
export const semuaKiriman = entries(kiriman, {
  ...own,
  operation: 'Query.daftarKiriman',
  along: ['diterima', 'id'],
  by: {},
});
export const rekamanByKiriman = many(rekaman, {
  ...ownRecord,
  by: 'kirimanId',
  order: 'urutan',
  through: ['Kiriman.rekaman'],
});
export const semuaRekaman = entries(rekaman, {
  ...ownRecord,
  operation: 'Query.daftarRekamanKiriman',
  along: ['diterima', 'id'],
  by: { status: 'Query.daftarRekamanKiriman' },
});

/** The kinds that a verifier decides on; BP Tapera's positions need nobody's decision, and proposals have stages of their own. */
const jenis = ['RIWAYAT_KURSUS', 'RIWAYAT_ANGKA_KREDIT', 'RIWAYAT_JABATAN', 'KEPESERTAAN'] as const;

export const peremajaan = entries(rekaman, {
  type: 'Peremajaan',
  operation: 'Query.daftarPeremajaan',
  keep: ['id', 'isi'],
  along: ['diterima', 'id'],
  by: { status: 'Query.daftarPeremajaan', jenis: 'Query.daftarPeremajaan', mitra: 'Query.daftarPeremajaan' },
  needs: { 'Peremajaan.dikirim': ['diterima'], 'Peremajaan.asn': ['isi'] },
  kinds: { column: 'jenis', opens: Object.fromEntries(jenis.map((one) => [one, 'Query.daftarPeremajaan'])) },
});
