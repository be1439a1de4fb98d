// A proposal as SIAPP NV sends it (Lampiran 3): begun for somebody within the agreement, or mended while that is possible.
import { refusal } from '@bagi/agreements/refusals.ts';
import { day, formFaults, id, required, written } from '@bagi/kit/inbox/form.ts';
import type { Fault, Isi, Kind, Request, Writing } from '@bagi/kit/inbox/kinds.ts';
import { rekaman } from '@bagi/kit/inbox/tables.ts';
import { within } from '@bagi/kit/inbox/within.ts';
import { cakupanAsn } from '@bagi/kit/tables.ts';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import { dataJudge } from '../dataUsulan/judge.ts';
import { awal } from '../life.ts';
import { detailLayanan, usulan } from '../tables.ts';
import { faulty } from './faulty.ts';
import type { Proposal } from './proposal.ts';
import { missingOf, requirementNeeds } from './requirements.ts';
import { stepNeeds, take } from './steps.ts';

const operation = 'Mutation.kirimUsulan';
const ended = ['TMS', 'KEPPRES_TERBIT'] as const;

const fields = {
  periode: required(day),
  asnId: required(id),
  detailLayananId: required(written(/^\d{1,9}$/, 'a number of a kind of proposal')),
  dataUsulan: required(() => null),
};

/** More than any kind needs: what is larger is not looked at. */
const dataMaxCharacters = 20_000;

const judge = dataJudge();

function faultsOf(isi: Isi): Fault[] {
  const faults = formFaults(fields, isi);
  const { detailLayananId, dataUsulan } = isi;
  if (faults.length > 0 || typeof detailLayananId !== 'string') return faults;
  if (JSON.stringify(dataUsulan).length > dataMaxCharacters)
    return [{ bidang: 'dataUsulan', alasan: `It has more than ${dataMaxCharacters} characters.` }];
  const found = judge(detailLayananId, dataUsulan);
  if (!found) return [{ bidang: 'detailLayananId', alasan: 'Data of this kind of proposal are not taken.' }];
  return found.map(({ pointer, what }) => ({ bidang: `dataUsulan${pointer}`, alasan: `It ${what}.` }));
}

/** The same person, kind and period are the same proposal until it has ended. */
export const kirimUsulan: Kind = {
  operation,
  jenis: 'USULAN',
  input: 'UsulanMasukan',
  classes: {
    'UsulanMasukan.periode': 'pribadi',
    'UsulanMasukan.asnId': 'mesin',
    'UsulanMasukan.detailLayananId': 'pribadi',
    'UsulanMasukan.dataUsulan': 'khusus',
  },
  faults: faultsOf,
  faulty,
  references: { detailLayananId: { table: 'usulan.detail_layanan' } },
  needs: [
    {
      table: usulan,
      select: ['id', 'asnId', 'periode', 'detailLayananId', 'kelompok', 'status', 'meja'],
      insert: [
        'id',
        'asnId',
        'periode',
        'detailLayananId',
        'namaDetailLayanan',
        'kelompok',
        'jenisUsulan',
        'status',
        'meja',
        'dataUsulan',
        'dibuat',
      ],
      update: ['dataUsulan'],
      enters: { rekaman: 'id', person: 'asnId' },
    },
    { table: detailLayanan, select: ['id', 'kelompok', 'nama'] },
    ...requirementNeeds,
    ...stepNeeds,
  ],
  async apply(request, writing) {
    const [record] = request.rekaman;
    const isi = record?.isi ?? {};
    const proposal = await begunOrFound(request, writing, record?.id ?? '', isi);
    const moved = await take(request, writing, proposal, ['KIRIM']);
    await writing.update(usulan).set({ dataUsulan: isi['dataUsulan'] }).where(eq(usulan.id, moved.id));
    return { usulanId: moved.id, status: moved.status, kurang: await missingOf(writing, moved) };
  },
};

async function begunOrFound(request: Request, writing: Writing, recordId: string, isi: Isi): Promise<Proposal> {
  const { asnId, detailLayananId, periode } = isi as Record<'asnId' | 'detailLayananId' | 'periode', string>;
  const [person] = await writing
    .select({ rumpunJabatanId: cakupanAsn.rumpunJabatanId })
    .from(cakupanAsn)
    .where(and(eq(cakupanAsn.asnId, asnId), within(request.agreement, operation)));
  if (!person) throw refusal('BAD_USER_INPUT', 'asnId names nobody whom your agreement is about.', { field: 'asnId' });
  // Two of the same at once would begin two proposals.
  await writing.execute(
    sql`select pg_advisory_xact_lock(72017, hashtext(${`${asnId} ${detailLayananId} ${periode}`}))`,
  );
  const [found] = await writing
    .select({ id: usulan.id, kelompok: usulan.kelompok, status: usulan.status, meja: usulan.meja })
    .from(usulan)
    .where(
      and(
        eq(usulan.asnId, asnId),
        eq(usulan.detailLayananId, detailLayananId),
        eq(usulan.periode, periode),
        notInArray(usulan.status, [...ended]),
      ),
    )
    .limit(1)
    .for('update');
  if (found) return { ...found, ...person, asnId, detailLayananId };
  const kelompok = await begin(writing, recordId, isi);
  return { id: recordId, asnId, detailLayananId, kelompok, ...awal, ...person };
}

/** Its id is that of the record by which it was begun: the database takes no proposal that nobody sent. */
async function begin(writing: Writing, recordId: string, isi: Isi): Promise<string> {
  const { asnId, detailLayananId, periode } = isi as Record<'asnId' | 'detailLayananId' | 'periode', string>;
  const [kind] = await writing.select().from(detailLayanan).where(eq(detailLayanan.id, detailLayananId));
  if (!kind) throw new Error('A kind of proposal that was there is gone.');
  const { kelompok, nama } = kind;
  await writing.update(rekaman).set({ status: 'MENUNGGU' }).where(eq(rekaman.id, recordId));
  await writing.insert(usulan).values({
    id: recordId,
    asnId,
    periode,
    detailLayananId,
    namaDetailLayanan: nama,
    kelompok,
    jenisUsulan: 'Baru',
    dataUsulan: isi['dataUsulan'],
    ...awal,
  });
  await writing.update(rekaman).set({ status: 'DITERIMA' }).where(eq(rekaman.id, recordId));
  return kelompok;
}
