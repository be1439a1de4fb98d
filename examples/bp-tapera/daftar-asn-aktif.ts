// Everyone in active service at one instansi (Lampiran I.3), page by page.
import { connect } from '../klien/ask.ts';
import { entries } from '../klien/pages.ts';
import { DaftarAsnAktifDocument } from './client.ts';

const { ask } = connect('bp-tapera');
const instansiId = 'A5EB03E23C47F6A0E040640A040252AD';

let count = 0;
for await (const { nip } of entries(
  async (after) => (await ask(DaftarAsnAktifDocument, { instansiId, after })).daftarAsnAktif,
)) {
  if (count < 3) console.log(nip);
  count++;
}
console.log(`${count} ASN aktif`);
