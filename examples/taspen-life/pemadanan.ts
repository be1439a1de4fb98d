// The list of a quarter (Pasal 9): announced by its checksum, put where the answer says, asked after until it is matched.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../klien/ask.ts';
import { AjukanPemadananDocument, PemadananDocument } from './client.ts';

const { ask, put } = connect('taspen-life');
const list = new TextEncoder().encode('nip,nama,golongan\n198804122014031900,ASEP PURNAMA CONTOH,III/c\n');

const sha256 = createHash('sha256').update(list).digest('hex');
const { ajukanPemadanan } = await ask(AjukanPemadananDocument, { sha256 });
await put(ajukanPemadanan.unggah ?? '', list);

for (;;) {
  const { pemadanan } = await ask(PemadananDocument, { id: ajukanPemadanan.id });
  if (pemadanan?.status === 'SELESAI' || pemadanan?.status === 'GAGAL') {
    console.log(`${pemadanan.status}: ${pemadanan.jumlahSesuai ?? 0} sesuai`);
    break;
  }
  await pause(500);
}
