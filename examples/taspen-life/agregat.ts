// Counts as they were published on the first day of the quarter (Pasal 4 ayat (1) huruf b); small ones are withheld.
import { connect } from '../klien/ask.ts';
import { AgregatAsnDocument } from './client.ts';

const { ask } = connect('taspen-life');
const { agregatAsn } = await ask(AgregatAsnDocument, { kubus: 'ASN_PROVINSI_GOLONGAN_UMUR' });

const cells = agregatAsn?.sel.nodes ?? [];
for (const { status, provinsi, golongan, umur, jumlah, disamarkan } of cells.slice(0, 3))
  console.log(status?.kode, provinsi?.nama, golongan?.nama, umur?.nama, disamarkan ? 'disamarkan' : jumlah);
console.log(`${agregatAsn?.jumlahSel ?? 0} sel, ${agregatAsn?.jumlahDisamarkan ?? 0} disamarkan`);
