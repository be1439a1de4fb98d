// BP Tapera's first query: one ASN of the instansi that is named (Lampiran I.1). npm run --silent example -- bp-tapera/data-asn.ts <nip> <instansi>
import { connect } from '../klien/ask.ts';
import { DataAsnDocument } from './client.ts';

const [, , nip = '198804122014031900', instansiId = 'A5EB03E23C47F6A0E040640A040252AD'] = process.argv;
const { ask } = connect('bp-tapera');

const { asn } = await ask(DataAsnDocument, { nip, instansiId });
// Null: no such person, or not at this instansi. The two are told alike.
console.log(asn ? `${asn.nip} ${asn.nama}` : 'tidak ditemukan');
