// A stage of BKN's verification as its verifier records it, with the verdict where it ends (Lampiran 7 and 9).
import { announce } from '@bagi/kit/announce.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import { day, formFaults, id, optional, required, text, whole, written } from '@bagi/kit/inbox/form.ts';
import type { Kind, Writing } from '@bagi/kit/inbox/kinds.ts';
import { sql } from 'drizzle-orm';
import type { Keadaan, Peristiwa } from '../life.ts';
import { faulty } from './faulty.ts';
import { proposalNeeds, proposalOf, proposer } from './proposal.ts';
import { stepNeeds, take } from './steps.ts';

const operation = 'Mutation.verifikasiUsulan';

const fields = {
  usulanId: required(id),
  statusTahapan: required(whole(1, 999)),
  tanggal: optional(day),
  keterangan: optional(text(255)),
  hasil: optional(written(/^(APPROVED|BTL|TMS)$/, 'APPROVED, BTL or TMS')),
};

const verdicts: Readonly<Record<string, Peristiwa>> = {
  APPROVED: 'BKN_APPROVED',
  BTL: 'BKN_BTL',
  TMS: 'BKN_TMS',
};

export const verifikasiUsulan: Kind = {
  operation,
  jenis: 'VERIFIKASI_BKN',
  input: 'VerifikasiMasukan',
  classes: {
    'VerifikasiMasukan.usulanId': 'mesin',
    'VerifikasiMasukan.statusTahapan': 'pribadi',
    'VerifikasiMasukan.tanggal': 'pribadi',
    'VerifikasiMasukan.keterangan': 'pribadi',
    'VerifikasiMasukan.hasil': 'pribadi',
  },
  faults(isi) {
    const faults = formFaults(fields, isi);
    const mustSay = isi['hasil'] === 'BTL' || isi['hasil'] === 'TMS';
    if (!mustSay || typeof isi['keterangan'] === 'string') return faults;
    return [...faults, { bidang: 'keterangan', alasan: 'A verdict that is not APPROVED says why.' }];
  },
  faulty,
  references: {},
  needs: [...proposalNeeds, ...stepNeeds, { table: 'asn.kode', select: ['tabel', 'id', 'nama'] }],
  async apply(request, writing) {
    const isi = request.rekaman[0]?.isi ?? {};
    const proposal = await proposalOf(request, writing, operation, String(isi['usulanId']));
    const statusTahapan = Number(isi['statusTahapan']);
    const tahapanNama = await nameOfStage(writing, statusTahapan);
    const keterangan = typeof isi['keterangan'] === 'string' ? isi['keterangan'] : null;
    const tanggal = typeof isi['tanggal'] === 'string' ? { tanggal: isi['tanggal'] } : {};
    const verdict = verdicts[String(isi['hasil'])];
    const moved = await take(request, writing, proposal, eventsOf(proposal, verdict), {
      statusTahapan,
      tahapanNama,
      keterangan,
      ...tanggal,
    });
    if (verdict) await announce(writing, { kind: 'verifikasi_bkn.selesai', partner: proposer, id: moved.id });
    return { usulanId: moved.id, status: moved.status };
  },
};

/** The first stage begins the verification, also when it is the only one. */
function eventsOf({ status }: Keadaan, verdict: Peristiwa | undefined): Peristiwa[] {
  if (!verdict) return ['VERIFIKASI'];
  return status === 'DISETUJUI_PIC' ? ['VERIFIKASI', verdict] : [verdict];
}

async function nameOfStage(writing: Writing, number: number): Promise<string> {
  const [found] = await writing.execute<{ nama: string | null }>(
    sql`select nama from asn.kode where tabel = 'status_usulan' and id = ${String(number)}`,
  );
  if (found) return found.nama ?? '';
  throw refusal('BAD_USER_INPUT', 'statusTahapan is no stage of the table of states.', { field: 'statusTahapan' });
}
