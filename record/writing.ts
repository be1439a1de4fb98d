// How each log is written: its columns with their types, and what it takes as the JSON of a row.
import { type Columns, insertion, type Statement } from './insert.ts';
import type { FieldSet } from './row.ts';

/** Where what is put into a log goes, and the statement that puts it there. */
export interface Log<Item> {
  readonly table: string;
  readonly insert: (items: readonly Item[]) => Statement;
}

interface Form<Item> {
  readonly table: string;
  readonly columns: Columns;
  /** The JSON of a row. */
  readonly json: (item: Item) => string;
  /** Whether what is there already is left as it is; elsewhere it would be a fault. */
  readonly once?: true;
}

function log<Item>({ table, columns, json, once }: Form<Item>): Log<Item> {
  const statement = insertion(table, columns, once ? ' on conflict do nothing' : '');
  return { table, insert: (items) => statement(items.map((item) => json(item))) };
}

const asJson = (item: unknown) => JSON.stringify(item);

/** Takes leaves: the table gets nothing but what is proven later, letter by letter. */
export const accesses = log<string>({
  table: 'catatan.akses',
  columns: {
    id: { type: 'uuid' },
    waktu: { type: 'timestamptz' },
    mitra: { type: 'text' },
    klien: { type: 'text' },
    petugas: { type: 'text' },
    perjanjian: { type: 'text' },
    tujuan: { type: 'text' },
    mode: { type: 'text' },
    layanan: { type: 'text[]' },
    baris: { type: 'integer[]' },
    operasi: { type: 'text' },
    sidik_operasi: { type: 'bytea', key: 'sidikOperasi' },
    medan: { type: 'bytea' },
    jumlah_orang: { type: 'integer', key: 'jumlahOrang' },
    orang: { type: 'uuid[]' },
    putusan: { type: 'jsonb' },
    durasi_mikro: { type: 'integer', key: 'durasiMikro' },
    keputusan: { type: 'text' },
    permintaan: { type: 'uuid' },
  },
  json: (leaf) => leaf,
});

export const fieldSets = log<FieldSet>({
  table: 'catatan.medan',
  columns: { sidik: { type: 'bytea', key: 'digest' }, koordinat: { type: 'text[]', key: 'coordinates' } },
  json: asJson,
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
  columns: {
    id: { type: 'uuid' },
    menit: { type: 'timestamptz' },
    mitra: { type: 'text' },
    keputusan: { type: 'text' },
    jumlah: { type: 'integer' },
  },
  json: asJson,
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
  columns: {
    id: { type: 'uuid' },
    waktu: { type: 'timestamptz' },
    jenis: { type: 'text' },
    mitra: { type: 'text' },
    permintaan: { type: 'uuid' },
    rincian: { type: 'jsonb' },
  },
  json: asJson,
});
