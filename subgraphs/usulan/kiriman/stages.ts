// What a step is called where verification is followed: a number and a name of BKN's table of states (status_usulan).
import type { Peristiwa } from '../life.ts';

export interface Stage {
  readonly statusTahapan: number;
  readonly tahapanNama: string;
  /** Told also of a step after which the proposal is where it was. */
  readonly always?: boolean;
}

const stages: Readonly<Record<Peristiwa, Stage | null>> = {
  KIRIM: { statusTahapan: 2, tahapanNama: 'Usulan dikirim' },
  DOKUMEN: null,
  SETUJUI_BARU: { statusTahapan: 4, tahapanNama: 'Disetujui PIC instansi' },
  SETUJUI_PERBAIKAN: { statusTahapan: 52, tahapanNama: 'Perbaikan disetujui PIC instansi' },
  VERIFIKASI: { statusTahapan: 12, tahapanNama: 'Verifikasi BKN' },
  BKN_APPROVED: { statusTahapan: 16, tahapanNama: 'Berkas disetujui' },
  BKN_BTL: { statusTahapan: 5, tahapanNama: 'Berkas tidak lengkap' },
  BKN_TMS: { statusTahapan: 6, tahapanNama: 'Tidak memenuhi syarat' },
  PERTEK: { statusTahapan: 22, tahapanNama: 'Pertek terbit' },
  RALAT: { statusTahapan: 57, tahapanNama: 'Ralat pertek terbit', always: true },
  SERAHKAN: { statusTahapan: 33, tahapanNama: 'Verifikasi Biro APP' },
  BIRO_APP_APPROVED: { statusTahapan: 15, tahapanNama: 'Disetujui Biro APP' },
  BIRO_APP_BTL: { statusTahapan: 14, tahapanNama: 'Berkas tidak lengkap menurut Biro APP' },
  BIRO_APP_TMS: { statusTahapan: 13, tahapanNama: 'Tidak memenuhi syarat menurut Biro APP' },
  KEPPRES: { statusTahapan: 49, tahapanNama: 'Keppres terbit' },
};

/** None for a step that nobody follows. */
export const stageOf = (event: Peristiwa): Stage | null => stages[event];
