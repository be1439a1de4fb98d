// How each log is written: its columns with their types, and a row as their values.
import { type Columns, insertion, type Statement, type Value } from './insert.ts';
import type { FieldSet, Row } from './row.ts';

/** Where what is put into a log goes, and the statement that puts it there. */
export interface Log<Item> {
  readonly table: string;
  readonly insert: (items: readonly Item[]) => Statement;
}

interface Form<Item> {
  readonly table: string;
  readonly columns: Columns;
  /** In the order of the columns. */
  readonly values: (item: Item) => readonly Value[];
  /** Whether what is there already is left as it is; elsewhere it would be a fault. */
  readonly once?: true;
}

function log<Item>({ table, columns, values, once }: Form<Item>): Log<Item> {
  const statement = insertion(table, columns, once ? ' on conflict do nothing' : '');
  return { table, insert: (items) => statement(items.map(values)) };
}

export const accesses = log<Row>({
  table: 'catatan.akses',
  columns: {
    id: 'uuid',
    waktu: 'timestamptz',
    mitra: 'text',
    klien: 'text',
    petugas: 'text',
    perjanjian: 'text',
    tujuan: 'text',
    mode: 'text',
    layanan: 'text[]',
    baris: 'integer[]',
    operasi: 'text',
    sidik_operasi: 'bytea',
    medan: 'bytea',
    jumlah_orang: 'integer',
    orang: 'uuid[]',
    putusan: 'jsonb',
    durasi_mikro: 'integer',
    keputusan: 'text',
    permintaan: 'uuid',
  },
  values: (row) => [
    row.id,
    row.waktu,
    row.mitra,
    row.klien,
    row.petugas,
    row.perjanjian,
    row.tujuan,
    row.mode,
    row.layanan,
    bare(row.baris),
    row.operasi,
    bytes(row.sidikOperasi),
    bytes(row.medan),
    row.jumlahOrang,
    bare(row.orang),
    row.putusan && JSON.stringify(row.putusan),
    row.durasiMikro,
    row.keputusan,
    row.permintaan,
  ],
});

export const fieldSets = log<FieldSet>({
  table: 'catatan.medan',
  columns: { sidik: 'bytea', koordinat: 'text[]' },
  values: ({ digest, coordinates }) => [bytes(digest), coordinates],
  once: true,
});

/** Refusals of one minute that have no row of their own. */
export interface Counted {
  readonly id: string;
  readonly menit: string;
  readonly mitra: string | null;
  readonly keputusan: string;
  readonly jumlah: number;
}

export const counts = log<Counted>({
  table: 'catatan.ditolak',
  columns: { id: 'uuid', menit: 'timestamptz', mitra: 'text', keputusan: 'text', jumlah: 'integer' },
  values: ({ id, menit, mitra, keputusan, jumlah }) => [id, menit, mitra, keputusan, jumlah],
});

/** What looks like an attack, or like a fence that gave way. */
export interface SecurityEvent {
  readonly id: string;
  readonly waktu: string;
  readonly jenis: string;
  readonly mitra: string | null;
  readonly permintaan: string | null;
  /** Codes, coordinates and numbers alone. */
  readonly rincian: Readonly<Record<string, string | number>>;
}

export const securityEvents = log<SecurityEvent>({
  table: 'catatan.kejadian',
  columns: { id: 'uuid', waktu: 'timestamptz', jenis: 'text', mitra: 'text', permintaan: 'uuid', rincian: 'jsonb' },
  values: ({ id, waktu, jenis, mitra, permintaan, rincian }) => [
    id,
    waktu,
    jenis,
    mitra,
    permintaan,
    JSON.stringify(rincian),
  ],
});

/** A list of numbers or UUIDs, which need no quotes around them: a page has a thousand persons. */
function bare(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}

function bytes(hex: string | null): string | null {
  return hex === null ? null : `\\x${hex}`;
}
