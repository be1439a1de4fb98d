// The life of a proposal as pure values: where it may go from where it is, by whose hand, and what each step is called.
import type { usulan } from './tables.ts';

export type Status = (typeof usulan.$inferSelect)['status'];

/** Before whom it lies: whoever verifies it, or gets it back once it is mended. */
export type Meja = 'BKN' | 'BIRO_APP';

/** Where a proposal is; one that was never begun is a DRAF at BKN. */
export interface Keadaan {
  readonly status: Status;
  readonly meja: Meja;
}

/** By whose hand: SIAPP NV for the instansi, its PIC, a verifier of BKN, Biro APP. */
export type Pelaku = 'PENGUSUL' | 'PIC' | 'VERIFIKATOR_BKN' | 'BIRO_APP';

export const peristiwa = [
  'KIRIM',
  'DOKUMEN',
  'SETUJUI_BARU',
  'SETUJUI_PERBAIKAN',
  'VERIFIKASI',
  'BKN_APPROVED',
  'BKN_BTL',
  'BKN_TMS',
  'PERTEK',
  'RALAT',
  'SERAHKAN',
  'BIRO_APP_APPROVED',
  'BIRO_APP_BTL',
  'BIRO_APP_TMS',
  'KEPPRES',
] as const;
export type Peristiwa = (typeof peristiwa)[number];

/** One step, as it is recorded. */
export interface Langkah {
  readonly peristiwa: Peristiwa;
  readonly oleh: Pelaku;
  readonly dari: Keadaan;
  readonly ke: Keadaan;
}

interface Aturan {
  readonly oleh: Pelaku;
  readonly dari: readonly Status[];
  /** Where it must lie; anywhere when nothing is said. */
  readonly meja?: Meja;
  /** Stays as it is when nothing is said. */
  readonly ke?: Partial<Keadaan>;
}

/** The diagram of the agreement, one line a step. A step without `ke` is recorded and changes no state. */
const diagram: Readonly<Record<Peristiwa, readonly Aturan[]>> = {
  KIRIM: [
    { oleh: 'PENGUSUL', dari: ['DRAF'], ke: { status: 'DIKIRIM' } },
    { oleh: 'PENGUSUL', dari: ['DIKIRIM', 'BTL'] },
  ],
  DOKUMEN: [{ oleh: 'PENGUSUL', dari: ['DIKIRIM', 'BTL'] }],
  SETUJUI_BARU: [{ oleh: 'PIC', dari: ['DIKIRIM'], ke: { status: 'DISETUJUI_PIC' } }],
  SETUJUI_PERBAIKAN: [{ oleh: 'PIC', dari: ['BTL'], ke: { status: 'DISETUJUI_PIC' } }],
  VERIFIKASI: [
    { oleh: 'VERIFIKATOR_BKN', dari: ['DISETUJUI_PIC'], meja: 'BKN', ke: { status: 'VERIFIKASI_BKN' } },
    { oleh: 'VERIFIKATOR_BKN', dari: ['VERIFIKASI_BKN'] },
  ],
  BKN_APPROVED: [{ oleh: 'VERIFIKATOR_BKN', dari: ['VERIFIKASI_BKN'], ke: { status: 'DISETUJUI_BKN' } }],
  BKN_BTL: [{ oleh: 'VERIFIKATOR_BKN', dari: ['VERIFIKASI_BKN'], ke: { status: 'BTL' } }],
  BKN_TMS: [{ oleh: 'VERIFIKATOR_BKN', dari: ['VERIFIKASI_BKN'], ke: { status: 'TMS' } }],
  PERTEK: [{ oleh: 'VERIFIKATOR_BKN', dari: ['DISETUJUI_BKN'], ke: { status: 'PERTEK_TERBIT' } }],
  RALAT: [
    { oleh: 'VERIFIKATOR_BKN', dari: ['PERTEK_TERBIT', 'VERIFIKASI_BIRO_APP'] },
    // What Biro APP sent back may be mended by a ralat alone, and what was mended may need one.
    { oleh: 'VERIFIKATOR_BKN', dari: ['BTL', 'DISETUJUI_PIC'], meja: 'BIRO_APP' },
  ],
  SERAHKAN: [
    {
      oleh: 'VERIFIKATOR_BKN',
      dari: ['PERTEK_TERBIT'],
      ke: { status: 'VERIFIKASI_BIRO_APP', meja: 'BIRO_APP' },
    },
    { oleh: 'VERIFIKATOR_BKN', dari: ['DISETUJUI_PIC'], meja: 'BIRO_APP', ke: { status: 'VERIFIKASI_BIRO_APP' } },
  ],
  BIRO_APP_APPROVED: [{ oleh: 'BIRO_APP', dari: ['VERIFIKASI_BIRO_APP'], ke: { status: 'DISETUJUI_BIRO_APP' } }],
  BIRO_APP_BTL: [{ oleh: 'BIRO_APP', dari: ['VERIFIKASI_BIRO_APP'], ke: { status: 'BTL' } }],
  BIRO_APP_TMS: [{ oleh: 'BIRO_APP', dari: ['VERIFIKASI_BIRO_APP'], ke: { status: 'TMS' } }],
  KEPPRES: [{ oleh: 'BIRO_APP', dari: ['DISETUJUI_BIRO_APP'], ke: { status: 'KEPPRES_TERBIT' } }],
};

export const awal: Keadaan = { status: 'DRAF', meja: 'BKN' };

/** The step that an event makes from a state; null when the diagram has none. */
export function langkah(dari: Keadaan, yang: Peristiwa): Langkah | null {
  const aturan = diagram[yang].find((one) => one.dari.includes(dari.status) && (!one.meja || one.meja === dari.meja));
  return aturan ? { peristiwa: yang, oleh: aturan.oleh, dari, ke: { ...dari, ...aturan.ke } } : null;
}

/**
 * The steps that lead through several events, for what is told in one message: a verdict of Biro APP says also that the
 * proposal was handed to it. Null when one of them is not allowed; nothing is done by halves.
 */
export function langkahMelalui(dari: Keadaan, melalui: readonly Peristiwa[]): readonly Langkah[] | null {
  const steps: Langkah[] = [];
  for (const one of melalui) {
    const step = langkah(steps.at(-1)?.ke ?? dari, one);
    if (!step) return null;
    steps.push(step);
  }
  return steps;
}

/** What may happen next to a proposal in a state, in the order of the diagram. */
export function boleh(dari: Keadaan, oleh?: Pelaku): readonly Peristiwa[] {
  return peristiwa.filter((one) => {
    const step = langkah(dari, one);
    return step !== null && (oleh === undefined || step.oleh === oleh);
  });
}

/** Whether nothing can happen to it any more. */
export function selesai(dari: Keadaan): boolean {
  return boleh(dari).length === 0;
}
