// The life of a proposal: the diagram and nothing beside it, whatever anybody tries in whatever order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  awal,
  boleh,
  type Keadaan,
  langkah,
  langkahMelalui,
  type Pelaku,
  type Peristiwa,
  peristiwa,
  selesai,
} from './life.ts';

/** The diagram once more, as the agreement draws it: from, event, to. Before Biro APP stands @. */
const drawn = `
  DRAF KIRIM DIKIRIM
  DIKIRIM KIRIM DIKIRIM
  DIKIRIM DOKUMEN DIKIRIM
  DIKIRIM SETUJUI_BARU DISETUJUI_PIC
  DISETUJUI_PIC VERIFIKASI VERIFIKASI_BKN
  VERIFIKASI_BKN VERIFIKASI VERIFIKASI_BKN
  VERIFIKASI_BKN BKN_APPROVED DISETUJUI_BKN
  VERIFIKASI_BKN BKN_BTL BTL
  VERIFIKASI_BKN BKN_TMS TMS
  BTL KIRIM BTL
  BTL DOKUMEN BTL
  BTL SETUJUI_PERBAIKAN DISETUJUI_PIC
  DISETUJUI_BKN PERTEK PERTEK_TERBIT
  PERTEK_TERBIT RALAT PERTEK_TERBIT
  PERTEK_TERBIT SERAHKAN VERIFIKASI_BIRO_APP@
  VERIFIKASI_BIRO_APP@ RALAT VERIFIKASI_BIRO_APP@
  VERIFIKASI_BIRO_APP@ BIRO_APP_APPROVED DISETUJUI_BIRO_APP@
  VERIFIKASI_BIRO_APP@ BIRO_APP_BTL BTL@
  VERIFIKASI_BIRO_APP@ BIRO_APP_TMS TMS@
  BTL@ KIRIM BTL@
  BTL@ DOKUMEN BTL@
  BTL@ RALAT BTL@
  BTL@ SETUJUI_PERBAIKAN DISETUJUI_PIC@
  DISETUJUI_PIC@ RALAT DISETUJUI_PIC@
  DISETUJUI_PIC@ SERAHKAN VERIFIKASI_BIRO_APP@
  DISETUJUI_BIRO_APP@ KEPPRES KEPPRES_TERBIT@`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' ') as [string, Peristiwa, string]);

const named = ({ status, meja }: Keadaan) => `${status}${meja === 'BIRO_APP' ? '@' : ''}`;
const stateOf = (name: string): Keadaan => ({
  status: name.replace('@', '') as Keadaan['status'],
  meja: name.endsWith('@') ? 'BIRO_APP' : 'BKN',
});
const steps = new Map(drawn.map(([from, event, to]) => [`${from} ${event}`, to]));
const anyEvents = fc.array(fc.constantFrom(...peristiwa), { maxLength: 60 });

/** A sequence in which mostly something happens: of each number, the next event among those allowed, or any. */
const lively = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...peristiwa), fc.boolean()), { maxLength: 80 });

describe('a proposal', () => {
  it('reaches every state that is drawn, and takes there the steps that are drawn and no other', () => {
    const taken = new Map<string, string>();
    const reached = new Map([[named(awal), awal]]);
    for (const at of reached.values())
      for (const event of peristiwa) {
        const step = langkah(at, event);
        if (!step) continue;
        taken.set(`${named(at)} ${event}`, named(step.ke));
        if (!reached.has(named(step.ke))) reached.set(named(step.ke), step.ke);
      }
    expect(Object.fromEntries(taken)).toEqual(Object.fromEntries(steps));
  });

  it('takes each step by one hand alone, and the step says from where, whereto and by whom', () => {
    const hands: Readonly<Record<Peristiwa, Pelaku>> = {
      KIRIM: 'PENGUSUL',
      DOKUMEN: 'PENGUSUL',
      SETUJUI_BARU: 'PIC',
      SETUJUI_PERBAIKAN: 'PIC',
      VERIFIKASI: 'VERIFIKATOR_BKN',
      BKN_APPROVED: 'VERIFIKATOR_BKN',
      BKN_BTL: 'VERIFIKATOR_BKN',
      BKN_TMS: 'VERIFIKATOR_BKN',
      PERTEK: 'VERIFIKATOR_BKN',
      RALAT: 'VERIFIKATOR_BKN',
      SERAHKAN: 'VERIFIKATOR_BKN',
      BIRO_APP_APPROVED: 'BIRO_APP',
      BIRO_APP_BTL: 'BIRO_APP',
      BIRO_APP_TMS: 'BIRO_APP',
      KEPPRES: 'BIRO_APP',
    };
    for (const [from, event, to] of drawn) {
      const step = langkah(stateOf(from), event);
      expect(step).toEqual({ peristiwa: event, oleh: hands[event], dari: stateOf(from), ke: stateOf(to) });
    }
  });

  it('is never anywhere but where the drawn steps lead, whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(lively, (tries) => {
        let at = awal;
        let drawnAt = named(awal);
        for (const [number, any, byRule] of tries) {
          const next = boleh(at);
          const event = byRule && next.length > 0 ? (next[number % next.length] ?? any) : any;
          at = langkah(at, event)?.ke ?? at;
          drawnAt = steps.get(`${drawnAt} ${event}`) ?? drawnAt;
          expect(named(at)).toBe(drawnAt);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is refused whatever is not named as allowed, and nothing that is', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        let at = awal;
        for (const event of events) {
          const step = langkah(at, event);
          expect(step !== null).toBe(boleh(at).includes(event));
          at = step?.ke ?? at;
        }
      }),
    );
  });

  it('that has ended stays as it is', () => {
    for (const meja of ['BKN', 'BIRO_APP'] as const)
      for (const status of ['TMS', 'KEPPRES_TERBIT'] as const) expect(selesai({ status, meja })).toBe(true);
    expect(selesai(awal)).toBe(false);
  });

  it('has a pertek before Biro APP sees it, and the approval of its PIC before BKN does', () => {
    fc.assert(
      fc.property(lively, (tries) => {
        let at = awal;
        const happened: Peristiwa[] = [];
        for (const [number] of tries) {
          const next = boleh(at);
          const event = next[number % Math.max(next.length, 1)];
          const step = event && langkah(at, event);
          if (!step) break;
          happened.push(event);
          at = step.ke;
          if (at.status.endsWith('BIRO_APP')) expect(happened).toContain('PERTEK');
          if (at.status === 'VERIFIKASI_BKN') expect(happened).toContain('SETUJUI_BARU');
        }
      }),
    );
  });

  it('takes the steps of one message together or not at all', () => {
    const terbit: Keadaan = { status: 'PERTEK_TERBIT', meja: 'BKN' };
    const path = langkahMelalui(terbit, ['SERAHKAN', 'BIRO_APP_BTL']);
    expect(path?.map(({ dari, ke }) => [named(dari), named(ke)])).toEqual([
      ['PERTEK_TERBIT', 'VERIFIKASI_BIRO_APP@'],
      ['VERIFIKASI_BIRO_APP@', 'BTL@'],
    ]);
    expect(langkahMelalui(terbit, ['SERAHKAN', 'KEPPRES'])).toBe(null);
  });

  it('names what each one may do', () => {
    expect(boleh({ status: 'BTL', meja: 'BIRO_APP' }, 'PENGUSUL')).toEqual(['KIRIM', 'DOKUMEN']);
    expect(boleh({ status: 'BTL', meja: 'BIRO_APP' }, 'VERIFIKATOR_BKN')).toEqual(['RALAT']);
    expect(boleh({ status: 'VERIFIKASI_BKN', meja: 'BKN' }, 'PENGUSUL')).toEqual([]);
  });
});
