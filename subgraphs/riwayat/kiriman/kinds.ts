// What partners may send about histories.
import { riwayatKursus } from './kursus.ts';

export const kinds = [riwayatKursus];
