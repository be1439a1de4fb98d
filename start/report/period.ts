// The periods that reports are of, as they are written: 2026-11, 2026-T4, 2026, 2022-2027; and what each is called.
import { addDays, addMonths } from '@bagi/agreements/calendar.ts';
import type { Days } from '@bagi/record/usage/days.ts';

export interface Period extends Days {
  readonly kode: string;
  readonly nama: string;
}

const quarters = ['I', 'II', 'III', 'IV'];
const month = new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', month: 'long', year: 'numeric' });

/** Years that are counted from the first day of an agreement begin on that day; all others are those of the calendar. */
export function periodOf(kode: string, root: string): Period {
  const quarter = /^(\d{4})-T([1-4])$/.exec(kode);
  if (quarter) {
    const [, year = '', which = ''] = quarter;
    const first = `${year}-${String(Number(which) * 3 - 2).padStart(2, '0')}-01`;
    return { kode, nama: `triwulan ${quarters[Number(which) - 1]} tahun ${year}`, ...daysFrom(first, 3) };
  }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(kode)) {
    const first = `${kode}-01`;
    return { kode, nama: `bulan ${month.format(new Date(`${first}T00:00:00+07:00`))}`, ...daysFrom(first, 1) };
  }
  if (/^\d{4}$/.test(kode)) return { kode, nama: `tahun ${kode}`, ...daysFrom(`${kode}-01-01`, 12) };
  const [, from = '', until = ''] = /^(\d{4})-(\d{4})$/.exec(kode) ?? [];
  if (from < until)
    return {
      kode,
      nama: `tahun ${from} sampai ${until}`,
      ...daysFrom(from + root.slice(4), (Number(until) - Number(from)) * 12),
    };
  throw new Error(`${kode} is no period: write 2026-11, 2026-T4, 2026 or 2022-2027.`);
}

function daysFrom(dari: string, months: number): Days {
  return { dari, sampai: addDays(addMonths(dari, months), -1) };
}
