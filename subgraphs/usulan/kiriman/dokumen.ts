// Documents of a proposal: first an address for the file, then its checksum (Lampiran 4).
import { refusal } from '@bagi/agreements/refusals.ts';
import { formFaults, id, required, written } from '@bagi/kit/inbox/form.ts';
import type { Kind } from '@bagi/kit/inbox/kinds.ts';
import { and, eq } from 'drizzle-orm';
import { langkah } from '../life.ts';
import { jenisDokumen, persyaratan } from '../tables.ts';
import { faulty } from './faulty.ts';
import { proposalNeeds, proposalOf } from './proposal.ts';
import { missingOf, requirementNeeds } from './requirements.ts';
import { notAllowed, stepNeeds, take } from './steps.ts';
import { arrived, awaitFile, becomeDocument, uploadNeeds } from './unggahan.ts';

const unggah = 'Mutation.unggahDokumenUsulan';

export const unggahDokumenUsulan: Kind = {
  operation: unggah,
  jenis: 'UNGGAHAN',
  input: 'DokumenUsulanMasukan',
  classes: {
    'DokumenUsulanMasukan.usulanId': 'mesin',
    'DokumenUsulanMasukan.referensiDokumenId': 'pribadi',
  },
  faults: (isi) =>
    formFaults(
      { usulanId: required(id), referensiDokumenId: required(written(/^\d{1,9}$/, 'a number of a kind of document')) },
      isi,
    ),
  faulty,
  references: { referensiDokumenId: { table: 'usulan.jenis_dokumen' } },
  needs: [
    ...proposalNeeds,
    ...uploadNeeds,
    { table: persyaratan, select: ['detailLayananId', 'jenisDokumenId'] },
    { table: jenisDokumen, select: ['id', 'nama'] },
  ],
  async apply(request, writing) {
    const isi = request.rekaman[0]?.isi ?? {};
    const proposal = await proposalOf(request, writing, unggah, String(isi['usulanId']));
    if (!langkah(proposal, 'DOKUMEN')) throw notAllowed(proposal, ['DOKUMEN']);
    const kind = String(isi['referensiDokumenId']);
    const { detailLayananId, jenisDokumenId } = persyaratan;
    const [wanted] = await writing
      .select({ jenisDokumenId })
      .from(persyaratan)
      .where(and(eq(detailLayananId, proposal.detailLayananId), eq(jenisDokumenId, kind)))
      .limit(1);
    if (!wanted)
      throw refusal('BAD_USER_INPUT', 'Proposals of this kind take no document of this kind.', {
        field: 'referensiDokumenId',
      });
    return { operasi: unggah, unggahanId: await awaitFile(request, writing, proposal, kind) };
  },
};

const selesaikan = 'Mutation.selesaikanUnggahan';

export const selesaikanUnggahan: Kind = {
  operation: selesaikan,
  jenis: 'DOKUMEN',
  input: 'UnggahanMasukan',
  classes: { 'UnggahanMasukan.unggahanId': 'mesin', 'UnggahanMasukan.sha256': 'mesin' },
  faults: (isi) => formFaults({ unggahanId: required(id), sha256: required(checksum) }, isi),
  faulty,
  references: {},
  needs: [
    ...proposalNeeds,
    ...uploadNeeds,
    ...stepNeeds,
    ...requirementNeeds,
    { table: jenisDokumen, select: ['id', 'nama'] },
  ],
  async apply(request, writing) {
    const isi = request.rekaman[0]?.isi ?? {};
    const file = await arrived(request, writing, String(isi['unggahanId']), String(isi['sha256']));
    const proposal = await proposalOf(request, writing, selesaikan, file.usulanId);
    const told = async (dokumenId: string) => ({
      dokumenId,
      usulanId: proposal.id,
      kurang: await missingOf(writing, proposal),
    });
    // Completed under another key before: it is what it is.
    if (file.dokumenId !== null) return told(file.dokumenId);
    if (file.referensiDokumenId === null)
      throw refusal('BAD_USER_INPUT', 'unggahanId is of no document of a proposal.', { field: 'unggahanId' });
    const [kind] = await writing
      .select({ nama: jenisDokumen.nama })
      .from(jenisDokumen)
      .where(eq(jenisDokumen.id, file.referensiDokumenId));
    await take(request, writing, proposal, ['DOKUMEN']);
    return told(await becomeDocument(writing, proposal, file, kind?.nama ?? ''));
  },
};

const checksum = written(/^[0-9a-f]{64}$/, 'a SHA-256: 64 digits 0-9 and a-f');
