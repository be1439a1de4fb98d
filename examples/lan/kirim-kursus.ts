// Sends two courses (Lampiran II.1): one of them wrong, so that every fault is heard; then the right one, twice under one key.
import { randomUUID } from 'node:crypto';
import { connect } from '../klien/ask.ts';
import { KirimRiwayatKursusDocument, type RiwayatKursusMasukan } from './client.ts';

const { ask } = connect('lan');
const kursus: RiwayatKursusMasukan = {
  asnId: '00000000000000000000000000000B04',
  instansiId: 'A5EB03E23C04F6A0E040640A040252AD',
  namaKursus: 'Pelatihan Analisis Kebijakan Contoh',
  jumlahJam: 40,
  tanggalKursus: '2026-03-02',
  tahun: 2026,
  institusi: 'Lembaga Contoh',
  nomorSertifikat: 'CONTOH/2026/001',
};
const wrong = { ...kursus, tanggalKursus: '2026-02-30' };

/** All records of a request are taken, or none. */
const { kirimRiwayatKursus: refused } = await ask(KirimRiwayatKursusDocument, {
  kunci: randomUUID(),
  masukan: [kursus, wrong],
});
for (const { urutan, kesalahan } of refused.rekaman)
  for (const { bidang, alasan } of kesalahan) console.log(`rekaman ${urutan}: ${bidang}: ${alasan}`);

/** A key of your own for each request, kept until it is answered: sent again under it, nothing is done twice. */
const kunci = randomUUID();
const { kirimRiwayatKursus: first } = await ask(KirimRiwayatKursusDocument, { kunci, masukan: [kursus] });
const { kirimRiwayatKursus: again } = await ask(KirimRiwayatKursusDocument, { kunci, masukan: [kursus] });
console.log(first.kirimanId === again.kirimanId ? 'diterima sekali' : 'diterima dua kali');
