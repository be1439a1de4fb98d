// A partner's lists as the API tells them: announced, looked at, with links to their files while they may be fetched.
import { refusal } from '@bagi/agreements/refusals.ts';
import type { Context } from '@bagi/kit/context.ts';
import { ajukan, lihat } from './calls.ts';

interface Announcement {
  readonly bentuk: string;
  readonly sha256: string;
}

type Told = Readonly<Record<string, unknown>>;

/** Announces a list; when the quarter has no more, the refusal names the first day of the next. */
export async function announce({ bentuk, sha256 }: Announcement, context: Context): Promise<Told | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw refusal('BAD_USER_INPUT', 'sha256 is the checksum of the list: 64 digits 0-9 and a-f.');
  const [announced] = await context.call(ajukan, { bentuk, sha256 });
  if (typeof announced?.id === 'string') return listById(announced.id, context);
  const day = String(announced?.['lagi']);
  throw refusal('QUOTA_EXCEEDED', `The lists of this quarter are matched; the next quarter begins on ${day}.`, { day });
}

/** A list of the caller; anybody else's is like one that never was. */
export async function listById(id: string, { call, link, uploadLink }: Context): Promise<Told | null> {
  const [list] = await call(lihat, { id });
  if (!list) return null;
  const file = (checksum: unknown, tipeMedia: string, field: string) =>
    typeof checksum === 'string' ? link({ sha256: checksum, tipeMedia }, `Pemadanan.${field}`) : null;
  return {
    ...list,
    id: list['idDaftar'],
    unggah:
      list['status'] === 'MENUNGGU_UNGGAHAN'
        ? uploadLink({ id, sha256: String(list['sha256Masukan']) }, 'Mutation.ajukanPemadanan')
        : null,
    barisCacat: list['cacatPertama'] ?? [],
    hasil: file(list['sha256Hasil'], 'text/csv; charset=utf-8', 'hasil'),
    cacat: file(list['sha256Cacat'], 'text/csv; charset=utf-8', 'cacat'),
    beritaAcara: file(list['sha256BeritaAcara'], 'application/pdf', 'beritaAcara'),
  };
}
