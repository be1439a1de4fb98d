// What a partner sends that may only verify: the truth about some persons, a part of it about others, guesses about others.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Sql } from 'postgres';
import { truth, nobody, type Sent } from '../verification/registrants.ts';

/** How a person is spoken of in a proof, by the person's id alone, so that every register says the same. */
export type Spoken = 'whole' | 'part' | 'guessed' | 'unspoken';

export function spoken(id: string): Spoken {
  const ways = ['whole', 'part', 'guessed', 'unspoken'] as const;
  return ways[(id.codePointAt(id.length - 1) ?? 0) % 4] ?? 'unspoken';
}

/** Whether an agreement gives nothing but verdicts on what is sent. */
export function onlyVerifies({ services }: Agreement): boolean {
  return services.every(({ mode }) => mode !== 'view') && services.some(({ mode }) => mode === 'verify');
}

/** Whether the rows of a type are opened by verdicts on what is sent of a person. */
export function opensByVerdict(type: string, id: string): boolean {
  const way = spoken(id);
  if (type === 'PendaftarUtuh') return way === 'whole';
  if (type === 'PendaftarMasukan') return way === 'whole' || way === 'part';
  return way !== 'unspoken';
}

/** A name that nobody has, in no register. */
const wrong = 'Bukan Siapa Pun Juga';

/** What is sent in a proof; whoever is left unspoken is in none of it. */
export async function claimsOf(sql: Sql): Promise<Sent[]> {
  const rows =
    await sql`select id, nip from asn.asn where nip is not null and nama is not null and golongan_ruang_id is not null order by md5(id) limit 400`;
  const way = new Map(rows.map(({ id, nip }) => [String(nip), spoken(String(id))]));
  const known = await truth(sql, [...way.keys()]);
  const claims = known.flatMap((whole): Sent[] => {
    const { nip, nama, golongan } = whole;
    switch (way.get(nip)) {
      case 'whole':
        return [whole, { nip, nama, tempatLahir: whole.tempatLahir ?? null, golongan }, { ...whole, nama: wrong }];
      case 'part':
        return [
          { nip, nama, golongan },
          { nip, nama: `Dr. ${nama.toUpperCase()}, S.Kom.`, golongan },
        ];
      case 'guessed':
        return [{ nip, nama: wrong, golongan: 'III/c' }];
      default:
        return [];
    }
  });
  return [
    ...claims,
    { nip: nobody, nama: wrong, golongan: 'III/c' },
    { nip: '190001011900011998', nama: 'Asep', instansi: 'X' },
  ];
}
