// The copy of a presidential decree, as SIAPP NV tells of it (Lampiran 11): noted at once, fetched afterwards.
import { refusal } from '@bagi/agreements/refusals.ts';
import { day, formFaults, id, required, text, written } from '@bagi/kit/inbox/form.ts';
import type { Kind } from '@bagi/kit/inbox/kinds.ts';
import { and, desc, eq, sql } from 'drizzle-orm';
import { salinanKeppres, verifikasiBiroApp } from '../tables.ts';
import { faulty } from './faulty.ts';
import { proposalNeeds, proposalOf } from './proposal.ts';
import { stepNeeds, take } from './steps.ts';

const operation = 'Mutation.terimaSalinanKeppres';

const fields = {
  nomorKeppres: required(text(20)),
  tanggal: required(day),
  judul: required(text(255)),
  downloadUrl: required(written(/^https?:\/\/[\x21-\x7e]{1,247}$/, 'an address of at most 255 characters')),
  usulanId: required(id),
  nip: required(written(/^\d{18}$/, 'a NIP of 18 digits')),
};

export const terimaSalinanKeppres: Kind = {
  operation,
  jenis: 'SALINAN_KEPPRES',
  input: 'SalinanKeppresMasukan',
  classes: {
    'SalinanKeppresMasukan.nomorKeppres': 'pribadi',
    'SalinanKeppresMasukan.tanggal': 'pribadi',
    'SalinanKeppresMasukan.judul': 'pribadi',
    'SalinanKeppresMasukan.downloadUrl': 'pribadi',
    'SalinanKeppresMasukan.usulanId': 'mesin',
    'SalinanKeppresMasukan.nip': 'pribadi',
  },
  faults: (isi) => formFaults(fields, isi),
  faulty,
  references: {},
  needs: [
    ...proposalNeeds,
    ...stepNeeds,
    { table: 'asn.asn', select: ['id', 'nip'] },
    {
      table: salinanKeppres,
      // What is fetched afterwards is fetched under the same role.
      select: ['id', 'usulanId', 'alamat', 'statusBerkas', 'percobaan', 'cobaLagi', 'asnId'],
      insert: [
        'id',
        'asnId',
        'usulanId',
        'nomorKeppres',
        'tanggal',
        'judul',
        'dokumenId',
        'alamat',
        'statusBerkas',
        'alasan',
        'percobaan',
        'cobaLagi',
      ],
      update: ['alamat', 'statusBerkas', 'alasan', 'percobaan', 'cobaLagi', 'dokumenId'],
    },
    { table: verifikasiBiroApp, select: ['id', 'usulanId', 'urutan', 'status'], update: ['nomorKeppres'] },
  ],
  async apply(request, writing) {
    const isi = request.rekaman[0]?.isi ?? {};
    const proposal = await proposalOf(request, writing, operation, String(isi['usulanId']));
    const [person] = await writing.execute<{ nip: string }>(sql`select nip from asn.asn where id = ${proposal.asnId}`);
    if (person?.nip !== isi['nip'])
      throw refusal('BAD_USER_INPUT', 'nip is not of whom the proposal is about.', { field: 'nip' });
    const tanggal = String(isi['tanggal']);
    const nomorKeppres = String(isi['nomorKeppres']);
    const moved = await take(request, writing, proposal, ['KEPPRES'], { tanggal });
    await writing.insert(salinanKeppres).values({
      id: request.rekaman[0]?.id ?? '',
      asnId: moved.asnId,
      usulanId: moved.id,
      nomorKeppres,
      tanggal,
      judul: String(isi['judul']),
      alamat: String(isi['downloadUrl']),
      statusBerkas: 'MENUNGGU',
      percobaan: 0,
      cobaLagi: sql`clock_timestamp()`,
    });
    const { id: verdictId, usulanId, urutan, status } = verifikasiBiroApp;
    const [approved] = await writing
      .select({ id: verdictId })
      .from(verifikasiBiroApp)
      .where(and(eq(usulanId, moved.id), eq(status, 'APPROVED')))
      .orderBy(desc(urutan))
      .limit(1);
    if (approved) await writing.update(verifikasiBiroApp).set({ nomorKeppres }).where(eq(verdictId, approved.id));
    return { usulanId: moved.id, status: moved.status };
  },
};
