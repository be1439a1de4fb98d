// A row of a list: what may be matched, or the reason why not. The same must be sent as for a verification.
import { isDay } from '@bagi/schema/scalars.ts';

export const columns = [
  'nip',
  'nama',
  'tanggalLahir',
  'tempatLahir',
  'jenisKelamin',
  'instansi',
  'golongan',
  'statusKepegawaian',
] as const;
export type Column = (typeof columns)[number];

/** Attributes of which one must be sent: the digits of a NIP do not give them away. */
export const unspelt: readonly Column[] = ['tempatLahir', 'instansi', 'golongan', 'statusKepegawaian'];

/** What is the matter with a line; the words are those of AlasanCacat in the schema. */
export type Reason =
  | 'BUKAN_UTF8'
  | 'TERLALU_PANJANG'
  | 'KOLOM_TIDAK_COCOK'
  | 'BUKAN_JSON'
  | 'NIP_TIDAK_SAH'
  | 'NAMA_KOSONG'
  | 'ATRIBUT_KURANG'
  | 'TANGGAL_TIDAK_SAH'
  | 'STATUS_TIDAK_DIKENAL'
  | 'ATRIBUT_TIDAK_SAH'
  | 'NIP_BERULANG';

/** What a line says, in the order of its columns; empty where it says nothing. */
export type Cells = readonly string[];

/** What is copied of a line by the long way: its cells with a tab between, empty where nothing was sent. */
export interface Taken {
  readonly nip: string;
  readonly copied: string;
}

export type TakeRow = (cells: Cells) => Taken | Reason;

const textMax = 300;
const meaningful = /[\p{L}\p{N}]/u;

/** Judges the lines of a list with these columns: each is taken, or has something the matter with it. */
export function rowsOf(named: readonly Column[], dayOf: DayOf): TakeRow {
  const places = columns.map((column) => named.indexOf(column));
  return (cells) => {
    const [nipSent = '', nama, lahir, ...others] = places.map((place) => (cells[place] ?? '').trim());
    const nip = nipSent.replaceAll(/[\s']/g, '');
    if (!/^\d{18}$/.test(nip)) return 'NIP_TIDAK_SAH';
    if (!nama || !meaningful.test(nama)) return 'NAMA_KOSONG';
    const [tempatLahir = '', jenisKelamin = '', instansi = '', golongan = '', status = ''] = others;
    if (tempatLahir + instansi + golongan + status === '') return 'ATRIBUT_KURANG';
    if (![nama, tempatLahir, jenisKelamin, instansi, golongan].every(isText)) return 'ATRIBUT_TIDAK_SAH';
    const tanggalLahir = lahir ? dayOf(lahir) : '';
    if (tanggalLahir === undefined) return 'TANGGAL_TIDAK_SAH';
    const statusKepegawaian = status.toUpperCase();
    if (!statuses.has(statusKepegawaian)) return 'STATUS_TIDAK_DIKENAL';
    const row = { nip, nama, tanggalLahir, tempatLahir, jenisKelamin, instansi, golongan, statusKepegawaian };
    return { nip, copied: named.map((name) => escaped(row[name])).join('\t') };
  };
}

const statuses = new Set(['', 'PNS', 'CPNS', 'PPPK']);

/** A text that can be stored and compared. */
function isText(text: string): boolean {
  return text === '' || (text.length <= textMax && !text.includes('\u0000') && meaningful.test(text));
}

/** As COPY's text format has it. */
function escaped(text: string): string {
  if (!/[\\\t\n\r]/.test(text)) return text;
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** A day in ISO 8601, also of one that is written the Indonesian way; none for what is no day. */
export type DayOf = (text: string) => string | undefined;

/** Of the few thousand days that are births, each is judged once. */
export function days(): DayOf {
  const known = new Map<string, string | undefined>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before;
    const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text) ?? [];
    const iso = year === undefined ? text : `${year}-${month}-${day}`;
    const found = isDay(iso) ? iso : undefined;
    if (known.size < daysKept) known.set(text, found);
    return found;
  };
}

const daysKept = 50_000;
