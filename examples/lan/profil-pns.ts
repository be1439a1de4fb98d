// LAN's first query: the profile of one PNS (Lampiran I.1). npm run --silent example -- lan/profil-pns.ts <nip>
import { connect } from '../klien/ask.ts';
import { ProfilPnsDocument } from './client.ts';

const [, , nip = '197702142003122900'] = process.argv;
const { ask } = connect('lan');

const { asn } = await ask(ProfilPnsDocument, { nip });
// Null: no such person, or none within the agreement (PNS). The two are told alike.
console.log(asn ? `${asn.nip} ${asn.nama}` : 'tidak ditemukan');
