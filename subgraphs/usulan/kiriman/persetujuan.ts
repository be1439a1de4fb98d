// The approval of a proposal by the PIC of its group, once every mandatory document is there (Lampiran 5).
import { refusal } from '@bagi/agreements/refusals.ts';
import { formFaults, id, optional, required, text, written } from '@bagi/kit/inbox/form.ts';
import type { Kind } from '@bagi/kit/inbox/kinds.ts';
import { eq } from 'drizzle-orm';
import { langkah } from '../life.ts';
import { pic, usulan } from '../tables.ts';
import { faulty } from './faulty.ts';
import { isPic } from './pic.ts';
import { proposalNeeds, proposalOf } from './proposal.ts';
import { missingOf, requirementNeeds } from './requirements.ts';
import { notAllowed, stepNeeds, take } from './steps.ts';

const operation = 'Mutation.setujuiUsulan';

const fields = {
  usulanId: required(id),
  nipApproval: required(written(/^\d{18}$/, 'a NIP of 18 digits')),
  namaApproval: required(text(100)),
  jenisUsulan: required(written(/^(Baru|Perbaikan)$/, 'Baru or Perbaikan')),
  catatan: optional(text(255)),
};

export const setujuiUsulan: Kind = {
  operation,
  jenis: 'PERSETUJUAN_PIC',
  input: 'PersetujuanMasukan',
  classes: {
    'PersetujuanMasukan.usulanId': 'mesin',
    'PersetujuanMasukan.nipApproval': 'pribadi',
    'PersetujuanMasukan.namaApproval': 'pribadi',
    'PersetujuanMasukan.jenisUsulan': 'pribadi',
    'PersetujuanMasukan.catatan': 'pribadi',
  },
  faults: (isi) => formFaults(fields, isi),
  faulty,
  references: {},
  needs: [
    ...proposalNeeds,
    { table: usulan, update: ['jenisUsulan'] },
    { table: pic, select: ['nip', 'kelompok', 'aktif'] },
    ...requirementNeeds,
    ...stepNeeds,
  ],
  async apply(request, writing) {
    const isi = request.rekaman[0]?.isi ?? {};
    const proposal = await proposalOf(request, writing, operation, String(isi['usulanId']));
    const event = isi['jenisUsulan'] === 'Baru' ? 'SETUJUI_BARU' : 'SETUJUI_PERBAIKAN';
    if (!langkah(proposal, event)) throw notAllowed(proposal, [event]);
    if (!(await isPic(writing, String(isi['nipApproval']), proposal.kelompok)))
      throw refusal('BAD_USER_INPUT', `nipApproval is no PIC of the group ${proposal.kelompok}: register it first.`, {
        field: 'nipApproval',
      });
    const missing = await missingOf(writing, proposal);
    if (missing.length > 0) {
      const named = missing.map(({ id, nama }) => `${id} ${nama}`);
      throw refusal('DOCUMENTS_MISSING', `Mandatory documents are missing: ${named.join('; ')}.`, { missing: named });
    }
    const keterangan = typeof isi['catatan'] === 'string' ? isi['catatan'] : null;
    const moved = await take(request, writing, proposal, [event], { keterangan });
    await writing
      .update(usulan)
      .set({ jenisUsulan: String(isi['jenisUsulan']) })
      .where(eq(usulan.id, moved.id));
    return { usulanId: moved.id, status: moved.status, kurang: [] };
  },
};
