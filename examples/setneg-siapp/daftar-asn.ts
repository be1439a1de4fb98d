// Everyone of golongan IV/b and above (Lampiran 1), page by page.
import { connect } from '../klien/ask.ts';
import { entries } from '../klien/pages.ts';
import { DaftarAsnDocument } from './client.ts';

const { ask } = connect('setneg-siapp');

let count = 0;
for await (const { nip } of entries(async (after) => (await ask(DaftarAsnDocument, { after })).daftarAsn)) {
  if (count < 3) console.log(nip);
  count++;
}
console.log(`${count} ASN`);
