// Everyone of the two professions who is retired within a year (Lampiran I.4), page by page.
import { connect } from '../klien/ask.ts';
import { entries } from '../klien/pages.ts';
import { DaftarPensiunDocument } from './client.ts';

const { ask } = connect('lan');
const periode = { dari: '2026-01-01', sampai: '2026-12-31' };

let count = 0;
for await (const { tmtPensiun, asn } of entries(
  async (after) => (await ask(DaftarPensiunDocument, { periode, after })).daftarPensiun,
)) {
  console.log(tmtPensiun, asn?.nip);
  count++;
}
console.log(`${count} pensiun`);
