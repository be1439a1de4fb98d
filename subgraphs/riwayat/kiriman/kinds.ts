// What partners may send about histories.
import { riwayatAngkaKredit } from './angkaKredit.ts';
import { riwayatJabatan } from './jabatan.ts';
import { riwayatKursus } from './kursus.ts';

export const kinds = [riwayatKursus, riwayatAngkaKredit, riwayatJabatan];
