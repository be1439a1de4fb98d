// What tests send: a record of each kind that is right, about someone of whom it may be sent.
import { randomUUID } from 'node:crypto';
import { widyaiswara } from '../people.ts';

/** Lembaga Administrasi Negara. */
export const lanId = 'A5EB03E23C04F6A0E040640A040252AD';

export const kursus = {
  asnId: widyaiswara.id,
  instansiId: lanId,
  namaKursus: 'Pelatihan Analisis Kebijakan Contoh',
  jumlahJam: 40,
  tanggalKursus: '2026-03-02',
  tahun: 2026,
  institusi: 'Lembaga Contoh',
  nomorSertifikat: 'CONTOH/2026/001',
};

export const tandaTerima = 'diterima kirimanId rekaman { urutan id diterima kesalahan { bidang alasan } }';

export const kirimKursus = `mutation ($kunci: String!, $masukan: [RiwayatKursusMasukan!]!) {
  kirimRiwayatKursus(kunci: $kunci, masukan: $masukan) { ${tandaTerima} } }`;

export const kunciBaru = () => randomUUID();
