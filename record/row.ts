// One access, as it is written down: who, under what, which fields of how many persons, and what was decided. Never a value.

/** What is known of a request when its answer is ready to leave. */
export interface Access {
  readonly atMs: number;
  readonly mitra: string;
  readonly klien: string;
  /** The person at the partner on whose behalf it was asked, as the partner names that person. */
  readonly petugas: string | null;
  /** The version of the agreement; none when there was none in force. */
  readonly perjanjian: string | null;
  /** The code of the agreement's purpose. */
  readonly tujuan: string | null;
  /** view, verify, aggregate or insert; several in order with + between. */
  readonly mode: string | null;
  /** The coordinates of the root fields that were answered, or asked when it was refused. */
  readonly layanan: readonly string[];
  /** How many rows each of these gave. */
  readonly baris: readonly number[];
  readonly operasi: string | null;
  /** SHA-256 of the document as it was sent, in hex. */
  readonly sidikOperasi: string | null;
  /** The fields that the answer held. */
  readonly fields: FieldSet | null;
  /** Ids of the persons of whom it held something. */
  readonly persons: ReadonlySet<string>;
  /** How often each verdict was given. */
  readonly putusan: Readonly<Record<string, number>> | null;
  readonly durasiMikro: number;
  /** OK, or the code of the refusal. */
  readonly keputusan: string;
  readonly permintaan: string;
}

/** Schema coordinates in order, with their digest in hex. */
export interface FieldSet {
  readonly digest: string;
  readonly coordinates: readonly string[];
}

/** The same as it stands in the table: persons as pseudonyms of the year, fields as their digest. */
export interface Row extends Omit<Access, 'atMs' | 'fields' | 'persons'> {
  /** UUID version 7, whose time is `waktu`. */
  readonly id: string;
  /** To the millisecond, as 2026-11-21T08:30:00.000Z. */
  readonly waktu: string;
  readonly medan: string | null;
  readonly jumlahOrang: number;
  readonly orang: readonly string[];
}
