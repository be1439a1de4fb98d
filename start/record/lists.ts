// Lists that were matched, looked through for a person: a line in the verdicts of one says that the person was compared.
import type { Seen } from '@bagi/record/history/seen.ts';
import type { Storage } from '@bagi/storage/storage.ts';
import type { Sql } from 'postgres';

/** Every list whose verdicts name one of these NIPs, as an access at the moment when it was done. */
export async function seenInLists(sql: Sql, storage: Storage, nips: readonly string[]): Promise<Seen[]> {
  const lists = await sql<{ id: string; mitra: string; versi: string; waktu: string; hasil: string }[]>`
    select id, mitra, versi::text as versi, sha256_hasil as hasil,
      to_char(selesai at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as waktu
    from pemadanan.daftar where sha256_hasil is not null and selesai is not null order by selesai`;
  const seen: Seen[] = [];
  for (const { id, mitra, versi, waktu, hasil } of lists)
    if (await names(storage, hasil, nips))
      seen.push({
        id,
        waktu,
        mitra,
        klien: '',
        petugas: null,
        perjanjian: versi,
        tujuan: null,
        mode: 'verify',
        layanan: ['Mutation.ajukanPemadanan'],
        koordinat: [],
      });
  return seen;
}

/** Whether the verdicts under a checksum have a line of one of these; a line is its number, the NIP and a word. */
async function names(storage: Storage, sha256: string, nips: readonly string[]): Promise<boolean> {
  const stored = await storage.open(sha256);
  if (!stored)
    throw new Error(`The verdicts ${sha256} of a list are not stored any more: whom they name cannot be told.`);
  const cells = nips.map((nip) => `,${nip},`);
  const longest = Math.max(0, ...cells.map((cell) => cell.length));
  let rest = '';
  for await (const part of stored.bytes as AsyncIterable<Buffer>) {
    const text = rest + part.toString('latin1');
    if (cells.some((cell) => text.includes(cell))) return true;
    rest = text.slice(-longest);
  }
  return false;
}
