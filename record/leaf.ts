// An access as a leaf of a Merkle tree: canonical JSON of its columns (RFC 8785), hashed as RFC 9162 hashes leaves.
import { hash } from 'node:crypto';
import type { Row } from './row.ts';

/** Changes when the columns or their forms do: a leaf says by which version it was made. */
export const leafVersion = 1;

/**
 * The canonical form. Keys stand in order and values are texts, whole numbers and lists of these, so that JSON as it is
 * written here is what RFC 8785 asks for; texts are well-formed where they are taken in.
 */
export function leafOf(row: Row): string {
  return JSON.stringify({
    baris: row.baris,
    durasiMikro: row.durasiMikro,
    id: row.id,
    jumlahOrang: row.jumlahOrang,
    keputusan: row.keputusan,
    klien: row.klien,
    layanan: row.layanan,
    medan: row.medan,
    mitra: row.mitra,
    mode: row.mode,
    operasi: row.operasi,
    orang: row.orang,
    perjanjian: row.perjanjian,
    permintaan: row.permintaan,
    petugas: row.petugas,
    putusan: row.putusan === null ? null : inOrder(row.putusan),
    sidikOperasi: row.sidikOperasi,
    tujuan: row.tujuan,
    versi: leafVersion,
    waktu: row.waktu,
  });
}

/** RFC 9162, 2.1.1: SHA-256 over 0x00 and the leaf. */
export function leafHash(leaf: string): Buffer {
  return hash('sha256', `\0${leaf}`, 'buffer');
}

function inOrder(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.keys(counts)
      .toSorted()
      .map((key) => [key, counts[key] ?? 0]),
  );
}
