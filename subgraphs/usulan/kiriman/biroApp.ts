// What Biro APP made of a proposal, as SIAPP NV tells it (Lampiran 10), and BKN's handing it over before.
import { day, formFaults, id, optional, required, text, written } from '@bagi/kit/inbox/form.ts';
import type { Kind } from '@bagi/kit/inbox/kinds.ts';
import { sql } from 'drizzle-orm';
import { type Keadaan, langkah, type Peristiwa } from '../life.ts';
import { verifikasiBiroApp } from '../tables.ts';
import { faulty } from './faulty.ts';
import { proposalNeeds, proposalOf } from './proposal.ts';
import { nextPlace, stepNeeds, take } from './steps.ts';

export const serahkanKeBiroApp: Kind = {
  operation: 'Mutation.serahkanKeBiroApp',
  jenis: 'PENYERAHAN',
  input: 'PenyerahanMasukan',
  classes: { 'PenyerahanMasukan.usulanId': 'mesin' },
  faults: (isi) => formFaults({ usulanId: required(id) }, isi),
  faulty,
  references: {},
  needs: [...proposalNeeds, ...stepNeeds],
  async apply(request, writing) {
    const usulanId = String(request.rekaman[0]?.isi['usulanId']);
    const proposal = await proposalOf(request, writing, 'Mutation.serahkanKeBiroApp', usulanId);
    const { id, status } = await take(request, writing, proposal, ['SERAHKAN']);
    return { usulanId: id, status };
  },
};

const operation = 'Mutation.terimaHasilBiroApp';

const fields = {
  usulanId: required(id),
  status: required(written(/^(APPROVED|BTL|TMS)$/, 'APPROVED, BTL or TMS')),
  tanggalVerifikasi: required(day),
  keterangan: optional(text(255)),
};

const verdicts: Readonly<Record<string, Peristiwa>> = {
  APPROVED: 'BIRO_APP_APPROVED',
  BTL: 'BIRO_APP_BTL',
  TMS: 'BIRO_APP_TMS',
};

export const terimaHasilBiroApp: Kind = {
  operation,
  jenis: 'HASIL_BIRO_APP',
  input: 'HasilBiroAppMasukan',
  classes: {
    'HasilBiroAppMasukan.usulanId': 'mesin',
    'HasilBiroAppMasukan.status': 'pribadi',
    'HasilBiroAppMasukan.tanggalVerifikasi': 'pribadi',
    'HasilBiroAppMasukan.keterangan': 'pribadi',
  },
  faults: (isi) => formFaults(fields, isi),
  faulty,
  references: {},
  needs: [
    ...proposalNeeds,
    ...stepNeeds,
    {
      table: verifikasiBiroApp,
      select: ['usulanId', 'urutan'],
      insert: ['id', 'asnId', 'usulanId', 'urutan', 'status', 'tanggalVerifikasi', 'keterangan', 'nomorKeppres'],
    },
  ],
  async apply(request, writing) {
    const isi = request.rekaman[0]?.isi ?? {};
    const proposal = await proposalOf(request, writing, operation, String(isi['usulanId']));
    const status = String(isi['status']);
    const tanggalVerifikasi = String(isi['tanggalVerifikasi']);
    const keterangan = typeof isi['keterangan'] === 'string' ? isi['keterangan'] : null;
    const moved = await take(request, writing, proposal, eventsOf(proposal, verdicts[status] ?? 'BIRO_APP_TMS'), {
      tanggal: tanggalVerifikasi,
      keterangan,
    });
    await writing.insert(verifikasiBiroApp).values({
      id: sql`upper(replace(gen_random_uuid()::text, '-', ''))`,
      asnId: moved.asnId,
      usulanId: moved.id,
      urutan: await nextPlace(writing, verifikasiBiroApp, moved.id),
      status,
      tanggalVerifikasi,
      keterangan,
    });
    return { usulanId: moved.id, status: moved.status };
  },
};

/** Whoever tells a verdict has the proposal: that it was handed over goes without saying. */
function eventsOf(at: Keadaan, verdict: Peristiwa): Peristiwa[] {
  return langkah(at, 'SERAHKAN') ? ['SERAHKAN', verdict] : [verdict];
}
