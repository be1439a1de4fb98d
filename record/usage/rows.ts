// The days of a report as rows for a spreadsheet: one for each day, version and service, and one for all services together.
import type { Cells } from '../history/csv.ts';
import { type Report, refused } from './report.ts';

const verdicts = ['SESUAI', 'TIDAK_SESUAI', 'DATA_TIDAK_DITEMUKAN'] as const;
const columns = ['hari', 'versi', 'operasi', 'layanan', 'pasal', 'permintaan', 'orang', 'baris', 'ditolak'];

/** What stands where all services are meant. */
export const allServices = 'semua layanan';

export function rowsOf({ harian, layanan }: Pick<Report, 'harian' | 'layanan'>): Cells[] {
  const names = new Map(layanan.map((one) => [one.operasi, one]));
  return [
    [...columns, 'kode_penolakan', ...verdicts.map((one) => one.toLowerCase())],
    ...harian.map(({ hari, perjanjian, layanan: operasi, permintaan, orang, baris, ditolak, putusan }) => {
      const named = operasi === null ? undefined : names.get(operasi);
      return [
        hari,
        perjanjian ?? '',
        operasi ?? '',
        operasi === null ? allServices : (named?.nama ?? operasi),
        named?.pasal ?? '',
        permintaan,
        orang,
        baris,
        refused(ditolak),
        Object.entries(ditolak)
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
          .map(([code, times]) => `${code}=${times}`)
          .join(' '),
        ...verdicts.map((one) => putusan[one] ?? 0),
      ];
    }),
  ];
}
