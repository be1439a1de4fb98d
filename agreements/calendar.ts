// What falls due under an agreement, and when: reports, reconciliations, evaluations, its extension and its end.
import type { Agreement } from './agreement.ts';
import type { Span } from './clock.ts';

/** One line of the calendar. */
export interface Due {
  readonly jenis: 'LAPORAN' | 'REKONSILIASI' | 'EVALUASI' | 'PERPANJANGAN' | 'PENINJAUAN' | 'BERAKHIR';
  readonly nama: string;
  readonly pasal: string;
  /** Whose it is. */
  readonly pihak: 'MITRA' | 'BKN' | 'BERSAMA';
  /** The quarter, year or years that it is of, as 2026-T3, 2026 or 2022-2027; none of what happens once. */
  readonly periode: string | null;
  readonly jatuhTempo: string;
}

/** A duty that comes again and again, or a day of the term: what the calendar of an agreement is computed from. */
export interface Obligation extends Omit<Due, 'periode' | 'jatuhTempo'> {
  readonly setiap: 'triwulan' | 'tahun' | 'lima tahun' | null;
  /** Days after the period, where it comes again. */
  readonly dalamHari: number;
  /** First and last day between which periods are counted; the last is none when the agreement is open. */
  readonly dari: string;
  readonly sampai: string | null;
  /** The day, where it comes once. */
  readonly hari: string | null;
}

const sides = { partner: 'MITRA', bkn: 'BKN', both: 'BERSAMA' } as const;

/** Everything that an agreement obliges somebody to at a time. */
export function obligationsOf({ term, duties, root }: Agreement): Obligation[] {
  const sampai = term.until === 'open' ? null : term.until;
  const always = { dari: root, sampai };
  const once = { ...always, setiap: null, dalamHari: 0 };
  return [
    ...duties.flatMap(({ of, clause, due }): Obligation[] =>
      due
        ? [
            {
              ...always,
              jenis: due.kind,
              nama: due.name,
              pasal: clause,
              pihak: sides[of],
              setiap: due.every,
              dalamHari: due.withinDays,
              hari: null,
            },
          ]
        : [],
    ),
    ...(sampai !== null && term.extensionBefore
      ? [
          {
            ...once,
            jenis: 'PERPANJANGAN' as const,
            nama: 'Batas permintaan perpanjangan',
            pasal: term.extension ?? 'Tidak disebut dalam dokumen',
            pihak: 'BERSAMA' as const,
            hari: spanBefore(sampai, term.extensionBefore),
          },
        ]
      : []),
    ...(term.review
      ? [
          {
            ...once,
            jenis: 'PENINJAUAN' as const,
            nama: 'Peninjauan perjanjian',
            pasal: term.ending ?? 'Tidak disebut dalam dokumen',
            pihak: 'BKN' as const,
            hari: term.review,
          },
        ]
      : []),
    ...(sampai !== null
      ? [
          {
            ...once,
            jenis: 'BERAKHIR' as const,
            nama: 'Hari terakhir perjanjian',
            pasal: term.ending ?? 'Tidak disebut dalam dokumen',
            pihak: 'BERSAMA' as const,
            hari: sampai,
          },
        ]
      : []),
  ];
}

/** What falls due from one day to another, both included, in the order of the days. */
export function dueBetween(obligations: readonly Obligation[], from: string, until: string): Due[] {
  return obligations
    .flatMap((one) => occurrences(one, until))
    .filter(({ jatuhTempo }) => from <= jatuhTempo && jatuhTempo <= until)
    .toSorted((a, b) => a.jatuhTempo.localeCompare(b.jatuhTempo) || a.nama.localeCompare(b.nama));
}

function occurrences(one: Obligation, until: string): Due[] {
  const { jenis, nama, pasal, pihak, setiap, dalamHari, dari, sampai, hari } = one;
  const line = { jenis, nama, pasal, pihak };
  if (hari !== null) return [{ ...line, periode: null, jatuhTempo: hari }];
  // What has no day of its own comes again and again.
  return periods(setiap as Every, dari, sampai, until).map(({ periode, last }) => ({
    ...line,
    periode,
    jatuhTempo: addDays(last, dalamHari),
  }));
}

type Every = NonNullable<Obligation['setiap']>;

interface Period {
  readonly periode: string;
  readonly last: string;
}

/** The periods that begin while the agreement lasts, each with its last day, up to the one in which a day falls. */
function periods(setiap: Every, from: string, end: string | null, until: string): Period[] {
  const found: Period[] = [];
  // Digits come before letters: what has no end ends after every day.
  const before = end ?? 'open';
  // Stryker disable next-line EqualityOperator: what begins on the last day that is asked for, falls due after it.
  for (let first = startOf(setiap, from); first <= until && first < before;) {
    const next = addMonths(first, lengths[setiap]);
    const last = addDays(next, -1);
    found.push({
      periode: nameOf(setiap, first, last),
      // Stryker disable next-line EqualityOperator: of two days that are the same, either.
      last: setiap === 'lima tahun' && before < last ? before : last,
    });
    first = next;
  }
  return found;
}

const lengths = { triwulan: 3, tahun: 12, 'lima tahun': 60 } as const;

/** Quarters and years are those of the calendar; five years are counted from the first day. */
function startOf(setiap: Every, day: string): string {
  if (setiap === 'lima tahun') return day;
  const year = day.slice(0, 4);
  if (setiap === 'tahun') return `${year}-01-01`;
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  return `${year}-${String(3 * quarter - 2).padStart(2, '0')}-01`;
}

function nameOf(setiap: Every, first: string, last: string): string {
  const year = first.slice(0, 4);
  if (setiap === 'triwulan') return `${year}-T${Math.ceil(Number(first.slice(5, 7)) / 3)}`;
  return setiap === 'tahun' ? year : `${year}-${addDays(last, 1).slice(0, 4)}`;
}

/** So long before a day. */
export function spanBefore(day: string, span: Span): string {
  return 'days' in span ? addDays(day, -span.days) : addMonths(day, -span.months);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Months later; where that month has no such day, its last. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const days = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date, days));
  return target.toISOString().slice(0, 10);
}
