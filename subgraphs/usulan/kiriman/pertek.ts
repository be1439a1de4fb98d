// BKN's technical consideration: its file first, then the pertek itself, and each ralat beside it (Lampiran 6).
import { announce } from '@bagi/kit/announce.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import { day, formFaults, id, required, written } from '@bagi/kit/inbox/form.ts';
import type { Kind } from '@bagi/kit/inbox/kinds.ts';
import { sql } from 'drizzle-orm';
import { langkah, type Peristiwa } from '../life.ts';
import { pertek } from '../tables.ts';
import { faulty } from './faulty.ts';
import { proposalNeeds, proposalOf, proposer } from './proposal.ts';
import { nextPlace, notAllowed, stepNeeds, take } from './steps.ts';
import { arrived, awaitFile, becomeDocument, uploadNeeds } from './unggahan.ts';

const unggah = 'Mutation.unggahPertek';
const terbitkan = 'Mutation.terbitkanPertek';

export const unggahPertek: Kind = {
  operation: unggah,
  jenis: 'UNGGAHAN_PERTEK',
  input: 'BerkasPertekMasukan',
  classes: { 'BerkasPertekMasukan.usulanId': 'mesin' },
  faults: (isi) => formFaults({ usulanId: required(id) }, isi),
  faulty,
  references: {},
  needs: [...proposalNeeds, ...uploadNeeds],
  async apply(request, writing) {
    const proposal = await proposalOf(request, writing, unggah, String(request.rekaman[0]?.isi['usulanId']));
    if (!langkah(proposal, 'PERTEK') && !langkah(proposal, 'RALAT')) throw notAllowed(proposal, ['PERTEK', 'RALAT']);
    return { operasi: unggah, unggahanId: await awaitFile(request, writing, proposal, null) };
  },
};

const fields = {
  usulanId: required(id),
  nomorPertek: required(written(/^\d{4}$/, 'a number of four digits')),
  tanggalPertek: required(day),
  jenisPertek: required(written(/^(Baru|Perbaikan)$/, 'Baru or Perbaikan')),
  unggahanId: required(id),
  sha256: required(written(/^[0-9a-f]{64}$/, 'a SHA-256: 64 digits 0-9 and a-f')),
};

export const terbitkanPertek: Kind = {
  operation: terbitkan,
  jenis: 'PERTEK',
  input: 'PertekMasukan',
  classes: {
    'PertekMasukan.usulanId': 'mesin',
    'PertekMasukan.nomorPertek': 'pribadi',
    'PertekMasukan.tanggalPertek': 'pribadi',
    'PertekMasukan.jenisPertek': 'pribadi',
    'PertekMasukan.unggahanId': 'mesin',
    'PertekMasukan.sha256': 'mesin',
  },
  faults: (isi) => formFaults(fields, isi),
  faulty,
  references: {},
  // It may add a pertek, and change or remove none: a ralat never erases the first.
  needs: [
    ...proposalNeeds,
    ...uploadNeeds,
    ...stepNeeds,
    {
      table: pertek,
      select: ['usulanId', 'urutan'],
      insert: ['id', 'asnId', 'usulanId', 'urutan', 'nomorPertek', 'tanggalPertek', 'jenisPertek', 'dokumenId'],
    },
  ],
  async apply(request, writing) {
    const isi = request.rekaman[0]?.isi ?? {};
    const proposal = await proposalOf(request, writing, terbitkan, String(isi['usulanId']));
    const event: Peristiwa = isi['jenisPertek'] === 'Baru' ? 'PERTEK' : 'RALAT';
    if (!langkah(proposal, event)) throw notAllowed(proposal, [event]);
    const file = await arrived(request, writing, String(isi['unggahanId']), String(isi['sha256']));
    const isIts = file.usulanId === proposal.id && file.referensiDokumenId === null && file.dokumenId === null;
    if (!isIts || file.tipeMedia !== 'application/pdf')
      throw refusal('BAD_USER_INPUT', 'unggahanId is of no new PDF for a pertek of this proposal.', {
        field: 'unggahanId',
      });
    const tanggal = String(isi['tanggalPertek']);
    const moved = await take(request, writing, proposal, [event], { tanggal });
    const dokumenId = await becomeDocument(writing, proposal, file, 'Pertek');
    await writing.insert(pertek).values({
      id: sql`upper(replace(gen_random_uuid()::text, '-', ''))`,
      asnId: moved.asnId,
      usulanId: moved.id,
      urutan: await nextPlace(writing, pertek, moved.id),
      nomorPertek: String(isi['nomorPertek']),
      tanggalPertek: tanggal,
      jenisPertek: String(isi['jenisPertek']),
      dokumenId,
    });
    await announce(writing, { kind: 'pertek.terbit', partner: proposer, id: moved.id });
    return { usulanId: moved.id, status: moved.status };
  },
};
