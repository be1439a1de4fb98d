// Sends what a member has saved (Lampiran II.2): a fault first, with the field that is wrong; then right, twice under one key.
import { randomUUID } from 'node:crypto';
import { connect } from '../klien/ask.ts';
import { KirimPosisiSimpananDocument, type PosisiSimpananMasukan } from './client.ts';

const { ask } = connect('bp-tapera');
const posisi: PosisiSimpananMasukan = {
  asnId: '00000000000000000000000000000B01',
  nip: '198804122014031900',
  // Exact decimals travel as text: a number of JavaScript would round them.
  jumlahSimpanan: '12345678.90',
  unitPenyertaan: '8000.1234',
  nabPerUnit: '1500.0001',
  tanggalNab: '2026-11-20',
};

const { kirimPosisiSimpanan: refused } = await ask(KirimPosisiSimpananDocument, {
  kunci: randomUUID(),
  masukan: [{ ...posisi, jumlahSimpanan: '12.345.678,90' }],
});
for (const { urutan, kesalahan } of refused.rekaman)
  for (const { bidang, alasan } of kesalahan) console.log(`rekaman ${urutan}: ${bidang}: ${alasan}`);

const kunci = randomUUID();
const { kirimPosisiSimpanan: first } = await ask(KirimPosisiSimpananDocument, { kunci, masukan: [posisi] });
const { kirimPosisiSimpanan: again } = await ask(KirimPosisiSimpananDocument, { kunci, masukan: [posisi] });
console.log(first.kirimanId === again.kirimanId ? 'diterima sekali' : 'diterima dua kali');
