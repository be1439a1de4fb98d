// Files of proposals on their way in: an address is asked for, bytes come there, and only their checksum makes them a document.
import { refusal } from '@bagi/agreements/refusals.ts';
import type { Need, Request, Writing } from '@bagi/kit/inbox/kinds.ts';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { dokumen, unggahan } from '../tables.ts';
import type { Proposal } from './proposal.ts';

/** Addresses of one proposal that may wait for their bytes, or for the checksum of these: each may hold a file. */
const openMax = 200;

export const uploadNeeds: readonly Need[] = [
  {
    table: unggahan,
    select: ['id', 'asnId', 'usulanId', 'mitra', 'referensiDokumenId', 'sha256', 'ukuran', 'tipeMedia', 'dokumenId'],
    insert: [
      'id',
      'asnId',
      'usulanId',
      'mitra',
      'referensiDokumenId',
      'diminta',
      'sha256',
      'ukuran',
      'tipeMedia',
      'diterima',
      'dokumenId',
    ],
    update: ['sha256', 'ukuran', 'tipeMedia', 'diterima', 'dokumenId'],
  },
  {
    table: dokumen,
    select: ['id', 'usulanId', 'referensiDokumenId', 'berlaku'],
    insert: [
      'id',
      'asnId',
      'usulanId',
      'referensiDokumenId',
      'jenis',
      'tipeMedia',
      'ukuran',
      'sha256',
      'diterima',
      'berlaku',
    ],
    update: ['berlaku'],
  },
];

/** Notes that an address is given; its id is that of the record that asked for it. */
export async function awaitFile(
  request: Request,
  writing: Writing,
  { id, asnId }: Proposal,
  referensiDokumenId: string | null,
): Promise<string> {
  const [waiting] = await writing
    .select({ number: count() })
    .from(unggahan)
    .where(and(eq(unggahan.usulanId, id), isNull(unggahan.dokumenId)));
  if ((waiting?.number ?? 0) >= openMax)
    throw refusal('QUOTA_EXCEEDED', `The proposal has ${openMax} files that were announced and not completed.`);
  const unggahanId = request.rekaman[0]?.id ?? '';
  await writing.insert(unggahan).values({
    id: unggahanId,
    asnId,
    usulanId: id,
    mitra: request.mitra,
    referensiDokumenId,
    diminta: sql`clock_timestamp()`,
  });
  return unggahanId;
}

export type Arrived = Readonly<{
  id: string;
  usulanId: string;
  referensiDokumenId: string | null;
  sha256: string;
  ukuran: number | null;
  tipeMedia: string | null;
  dokumenId: string | null;
}>;

/** What came to an address of the sender's own, if it is what the checksum says. */
export async function arrived(
  { mitra }: Pick<Request, 'mitra'>,
  writing: Writing,
  unggahanId: string,
  sha256: string,
): Promise<Arrived> {
  const { id, usulanId, referensiDokumenId, ukuran, tipeMedia, dokumenId } = unggahan;
  const [found] = await writing
    .select({ id, usulanId, referensiDokumenId, sha256: unggahan.sha256, ukuran, tipeMedia, dokumenId })
    .from(unggahan)
    .where(and(eq(id, unggahanId), eq(unggahan.mitra, mitra)))
    .for('update');
  if (!found) throw refusal('BAD_USER_INPUT', 'unggahanId names no address that was given.', { field: 'unggahanId' });
  if (found.sha256 === null)
    throw refusal('BAD_USER_INPUT', 'Nothing has come to the address yet.', { field: 'unggahanId' });
  if (found.sha256 !== sha256)
    throw refusal('BAD_USER_INPUT', `What came has the SHA-256 ${found.sha256}: send the file again.`, {
      field: 'sha256',
    });
  return { ...found, sha256 };
}

/** Makes a document of what came; an older one of its kind stays, and is the last no more. */
export async function becomeDocument(
  writing: Writing,
  { id: usulanId, asnId }: Proposal,
  { id, referensiDokumenId, tipeMedia, ukuran, sha256 }: Arrived,
  jenis: string,
): Promise<string> {
  if (referensiDokumenId !== null)
    await writing
      .update(dokumen)
      .set({ berlaku: false })
      .where(
        and(
          eq(dokumen.usulanId, usulanId),
          eq(dokumen.referensiDokumenId, referensiDokumenId),
          eq(dokumen.berlaku, true),
        ),
      );
  // A document has the id of the address it came to: made twice, it would be refused.
  await writing.insert(dokumen).values({
    id,
    asnId,
    usulanId,
    referensiDokumenId,
    jenis,
    tipeMedia,
    ukuran,
    sha256,
    diterima: sql`clock_timestamp()`,
    berlaku: true,
  });
  await writing.update(unggahan).set({ dokumenId: id }).where(eq(unggahan.id, id));
  return id;
}
