// Which logs are sealed, all in one tree: what of each row its leaf is made of, and how that reads in the table.
import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { leafOf as accessLeaf } from '../leaf.ts';
import { rowColumns } from '../reading.ts';
import type { Row } from '../row.ts';
import type { Hash } from './tree.ts';

/** A row as it is read back: texts, numbers, lists and objects of these. */
export type SealedRow = Readonly<Record<string, unknown>> & { readonly id: string };

export interface SealedLog {
  /** Of the table in the schema catatan. */
  readonly name: string;
  /** The columns of a row, each under the name and in the form of its leaf. */
  readonly columns: string;
  /** When it was, among these. */
  readonly moment: 'waktu' | 'menit';
  /** Whether its rows go with their month; elsewhere a row that is missing was taken out. */
  readonly isMonthly: boolean;
  /** Of one row, in the canonical form of RFC 8785. */
  readonly leafOf: (row: SealedRow) => string;
}

/** Changes when the columns of a log, or their forms, do. */
const leafVersion = 1;

const moment = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ${column}`;
const text = (column: string) => `${column}::text as ${column}`;
const hex = (column: string) => `encode(${column}, 'hex') as ${column}`;
const plain = (column: string) => column;

/** A log by its columns; the leaf says which log it is of, so that a row of one is none of another. */
function logOf(
  name: string,
  columns: Readonly<Record<string, (column: string) => string>>,
  is: Pick<SealedLog, 'moment' | 'isMonthly'>,
): SealedLog {
  const names = Object.keys(columns);
  return {
    name,
    ...is,
    columns: Object.entries(columns)
      .map(([column, read]) => read(column))
      .join(', '),
    leafOf: (row) =>
      canonicalize({ log: name, versi: leafVersion, ...Object.fromEntries(names.map((one) => [one, row[one]])) }) ?? '',
  };
}

const lasting = { moment: 'waktu', isMonthly: false } as const;

export const sealedLogs: readonly SealedLog[] = [
  {
    name: 'akses',
    columns: rowColumns,
    moment: 'waktu',
    isMonthly: true,
    // What lacks a column comes out otherwise than it was sealed.
    leafOf: (row) => accessLeaf(row as unknown as Row),
  },
  logOf(
    'ditolak',
    { id: text, menit: moment, mitra: plain, keputusan: plain, jumlah: plain },
    { moment: 'menit', isMonthly: true },
  ),
  logOf('kejadian', { id: text, waktu: moment, jenis: plain, mitra: plain, permintaan: text, rincian: plain }, lasting),
  logOf(
    'perubahan',
    { id: text, waktu: moment, jenis: plain, obyek: plain, oleh: plain, sebelum: hex, sesudah: hex, rincian: plain },
    lasting,
  ),
  logOf(
    'penundaan',
    {
      id: text,
      waktu: moment,
      mitra: plain,
      orang: (column) => `${column}::text[] as ${column}`,
      dari: moment,
      hingga: moment,
      alasan: plain,
      dasar: plain,
      oleh: plain,
      sampai: moment,
      mencabut: text,
    },
    lasting,
  ),
];

/** The log of a name; null when none of that name is sealed. */
export function sealedLog(name: string): SealedLog | null {
  return sealedLogs.find((one) => one.name === name) ?? null;
}

/** RFC 9162, 2.1.1: SHA-256 over 0x00 and the leaf. */
export function leafHashOf(log: SealedLog, row: SealedRow): Hash {
  return hash('sha256', `\0${log.leafOf(row)}`, 'buffer');
}
