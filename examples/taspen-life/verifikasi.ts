// Taspen Life's first query: one verdict on what is known of a registrant (Pasal 4 ayat (1) huruf a), never a value.
import { connect, Refused } from '../klien/ask.ts';
import { VerifikasiAsnDocument } from './client.ts';

const [, , nip = '198804122014031900', nama = 'Asep Purnama Contoh', golongan = 'III/c'] = process.argv;
const { ask } = connect('taspen-life');

try {
  const { verifikasiAsn } = await ask(VerifikasiAsnDocument, { data: { nip, nama, golongan } });
  console.log(verifikasiAsn);
} catch (error) {
  // After three mismatches of one NIP in 30 days it is no longer answered; the refusal says from when it is again.
  if (!(error instanceof Refused) || error.code !== 'QUOTA_EXCEEDED') throw error;
  console.log(`${error.code}: ${error.message}`);
}
