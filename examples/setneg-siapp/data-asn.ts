// SIAPP NV's first query: one ASN of golongan IV/b and above (Lampiran 1). npm run --silent example -- setneg-siapp/data-asn.ts <nip>
import { connect } from '../klien/ask.ts';
import { DataAsnDocument } from './client.ts';

const [, , nip = '197408211998032900'] = process.argv;
const { ask } = connect('setneg-siapp');

const { asn } = await ask(DataAsnDocument, { nip });
// Null: no such person, or below IV/b. The two are told alike.
console.log(asn ? `${asn.nip} ${asn.nama} ${asn.tanggalLahir ?? ''}` : 'tidak ditemukan');
