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

export type Row = Readonly<Record<Column, string | null>> & { readonly nip: string; readonly nama: string };
/** What a line says, in the order of the columns; empty where it says nothing. */
export type Cells = readonly string[];

const textMax = 300;
const meaningful = /[\p{L}\p{N}]/u;

/** Judges lines of one list: each gives a row, or what is the matter with it. */
export function rowsOf(): (cells: Cells) => Row | Reason {
  const dayOf = days();
  return ([nipSent = '', namaSent = '', lahir = '', ...others]) => {
    const nip = isNip(nipSent) ? nipSent : nipSent.replaceAll(/[\s']/g, '');
    if (!isNip(nip)) return 'NIP_TIDAK_SAH';
    const nama = sent(namaSent);
    if (nama === null || !meaningful.test(nama)) return 'NAMA_KOSONG';
    const [tempatLahir = null, jenisKelamin = null, instansi = null, golongan = null, status = null] = others.map(sent);
    if (tempatLahir === null && instansi === null && golongan === null && status === null) return 'ATRIBUT_KURANG';
    if (![nama, tempatLahir, jenisKelamin, instansi, golongan].every(isText)) return 'ATRIBUT_TIDAK_SAH';
    const tanggalLahir = lahir.trim() === '' ? null : dayOf(lahir.trim());
    if (tanggalLahir === undefined) return 'TANGGAL_TIDAK_SAH';
    const statusKepegawaian = status?.toUpperCase() ?? null;
    if (statusKepegawaian !== null && !statuses.has(statusKepegawaian)) return 'STATUS_TIDAK_DIKENAL';
    return { nip, nama, tanggalLahir, tempatLahir, jenisKelamin, instansi, golongan, statusKepegawaian };
  };
}

const statuses = new Set(['PNS', 'CPNS', 'PPPK']);

function isNip(text: string): boolean {
  return /^\d{18}$/.test(text);
}

function sent(cell: string): string | null {
  const text = cell.trim();
  return text === '' ? null : text;
}

/** A text that can be stored and compared. */
function isText(text: string | null): boolean {
  return text === null || (text.length <= textMax && !text.includes('\u0000') && meaningful.test(text));
}

/** Days in ISO 8601, also of those written the Indonesian way; of the few thousand that are births, each is judged once. */
function days(): (text: string) => string | undefined {
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
