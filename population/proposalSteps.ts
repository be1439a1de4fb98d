// The steps of a proposal, and which of them lie behind one that has come as far as a state.
import type { usulan } from '@bagi/usulan/tables.ts';

export type Status = (typeof usulan.$inferSelect)['status'];

export interface Step {
  readonly nama: string;
  /** Its number in BKN's table of states (status_usulan). */
  readonly kode: number;
  readonly keterangan: string | null;
}

const step = (nama: string, kode: number, keterangan: string | null = null): Step => ({ nama, kode, keterangan });

const draf = [step('Input berkas', 1)];
const dikirim = [...draf, step('Usulan dikirim', 2)];
const disetujui = [...dikirim, step('Disetujui PIC instansi', 4)];
const diverifikasi = [...disetujui, step('Verifikasi BKN', 12)];
const pertek = [...diverifikasi, step('Berkas disetujui', 16), step('Pertek terbit', 22)];
const biroApp = [...pertek, step('Verifikasi Biro APP', 33)];

const paths: Readonly<Record<Status, readonly Step[]>> = {
  DRAF: draf,
  DIKIRIM: dikirim,
  DISETUJUI_PIC: disetujui,
  VERIFIKASI_BKN: diverifikasi,
  BTL: [...diverifikasi, step('Berkas tidak lengkap', 5, 'SKP tahun kedua belum diunggah')],
  TMS: [...diverifikasi, step('Tidak memenuhi syarat', 6, 'Masa kerja dalam golongan belum cukup')],
  DISETUJUI_BKN: [...diverifikasi, step('Berkas disetujui', 16)],
  PERTEK_TERBIT: pertek,
  VERIFIKASI_BIRO_APP: biroApp,
  DISETUJUI_BIRO_APP: biroApp,
  KEPPRES_TERBIT: [...biroApp, step('Keppres terbit', 49)],
};

export const stepsTo = (status: Status): readonly Step[] => paths[status];
