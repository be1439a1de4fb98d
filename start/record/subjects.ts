// Who a NIP or a NIK is, and by what the record knows that person: the id, every NIP there ever was, and the files.
import { byFile, byNip } from '@bagi/agreements/asking.ts';
import type { NamesOfYear } from '@bagi/record/history/seen.ts';
import { pseudonym } from '@bagi/record/pseudonyms.ts';
import type { Sql } from 'postgres';
import { existingKey } from '../recordKeys.ts';

export interface Subject {
  readonly nama: string;
  readonly nip: string;
  /** As in agreements/asking.ts. */
  readonly known: readonly string[];
}

export interface Wanted {
  readonly nip?: string | undefined;
  readonly nik?: string | undefined;
}

/** The person; one who is in no register may have been asked for by that NIP all the same. */
export async function subjectOf(sql: Sql, { nip, nik }: Wanted): Promise<Subject> {
  if ((nip === undefined) === (nik === undefined)) throw new Error('Say who: --nip <nip> or --nik <nik>.');
  const ids = (
    await (nik === undefined
      ? sql`select asn_id as id from asn.nip where nip = ${nip ?? ''} union select id from asn.asn where nip = ${nip ?? ''}`
      : sql`select id from asn.asn where nik = ${nik}`)
  ).map(({ id }) => String(id));
  if (ids.length === 0 && nip === undefined) throw new Error('Nobody in the register has this NIK: ask by NIP.');
  const [self] = await sql`select nama, nip from asn.asn where id = any(${ids}) limit 1`;
  const nips = await sql`
    select nip from asn.nip where asn_id = any(${ids}) union select nip from asn.asn where id = any(${ids})`;
  const files = await sql`
    select sha256 from asn.berkas where asn_id = any(${ids}) union select sha256 from riwayat.dokumen where asn_id = any(${ids})
    union select sha256 from usulan.dokumen where asn_id = any(${ids})`;
  const known = [
    ...ids,
    ...[...nips.map((row) => row['nip']), nip].filter((one) => typeof one === 'string').map(byNip),
    ...files.map(({ sha256 }) => byFile(String(sha256))),
  ];
  return { nama: String(self?.['nama'] ?? '–'), nip: String(self?.['nip'] ?? nip), known: [...new Set(known)] };
}

/** Every NIP that the person ever had, or was asked for by. */
export function nipsOf({ known }: Subject): string[] {
  return known.filter((one) => one.startsWith(byNip(''))).map((one) => one.slice(byNip('').length));
}

/** The names of the person in every year of the record; none in a year whose key was destroyed. */
export async function namesOf(sql: Sql, { known }: Subject, keys: string): Promise<NamesOfYear[]> {
  const years = await sql<{ tahun: number }[]>`select tahun from catatan.kunci order by tahun`;
  return years.map(({ tahun: year }) => {
    const key = existingKey(keys, year);
    return { year, names: key === null ? [] : known.map((one) => pseudonym(key, one)) };
  });
}
