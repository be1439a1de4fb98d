// What a verifier of BKN decides on records that wait: each is let into the register, or turned away with the reason.
import { formFaults, id, optional, required, text, written } from '@bagi/kit/inbox/form.ts';
import type { Fault, Isi, Kind, Reply, Request, Writing } from '@bagi/kit/inbox/kinds.ts';
import { decide, settle } from '@bagi/kit/inbox/settling.ts';
import { rekaman, type StatusRekaman } from '@bagi/kit/inbox/tables.ts';
import { type Entering, isWriteBack } from '@bagi/kit/inbox/writeBack.ts';
import { asc, inArray } from 'drizzle-orm';

const fields = {
  rekamanId: required(id),
  putusan: required(written(/^(TERIMA|TOLAK)$/, 'TERIMA or TOLAK')),
  alasan: optional(text(500)),
};

/** What became of a decision; a record that was decided on before, or is not there, keeps what it is. */
type Hasil = StatusRekaman | 'SUDAH_DIPUTUSKAN' | 'TIDAK_ADA';

export const putusanPeremajaan: Kind = {
  operation: 'Mutation.putuskanPeremajaan',
  jenis: 'PUTUSAN_PEREMAJAAN',
  input: 'PutusanMasukan',
  classes: {
    'PutusanMasukan.rekamanId': 'mesin',
    'PutusanMasukan.putusan': 'mesin',
    'PutusanMasukan.alasan': 'pribadi',
  },
  references: {},
  needs: [],
  faults(isi): Fault[] {
    const faults = formFaults(fields, isi);
    const lacksReason = isi['putusan'] === 'TOLAK' && (isi['alasan'] ?? null) === null;
    return lacksReason
      ? [...faults, { bidang: 'alasan', alasan: 'It is missing: whoever sent the record is told it.' }]
      : faults;
  },
  faulty: (faults) => ({
    diterima: false,
    kirimanId: null,
    putusan: faults.map((kesalahan, index) => ({ urutan: index + 1, hasil: null, kesalahan })),
  }),
  apply,
};

async function apply(request: Request, writing: Writing): Promise<Reply> {
  const decisions = request.rekaman.map(({ urutan, isi }) => ({ urutan, rekamanId: String(isi['rekamanId']), isi }));
  const found = await lockedRecords(writing, [...new Set(decisions.map(({ rekamanId }) => rekamanId))]);
  const results = new Map<number, Hasil>();
  const open = new Map<string, { record: Entering; isi: Isi; urutan: number }>();
  for (const { urutan, rekamanId, isi } of decisions) {
    const row = found.get(rekamanId);
    const kind = request.kinds.find(({ jenis }) => jenis === row?.jenis);
    if (!row || !isWriteBack(kind) || kind.ownSource) results.set(urutan, 'TIDAK_ADA');
    else if (row.status !== 'MENUNGGU' || open.has(rekamanId)) results.set(urutan, 'SUDAH_DIPUTUSKAN');
    else open.set(rekamanId, { record: row, isi, urutan });
  }
  const settled = await carryOut(request, writing, [...open.values()]);
  for (const { record, urutan } of open.values()) results.set(urutan, settled.get(record.id) ?? 'DITOLAK');
  return {
    diterima: true,
    kirimanId: request.id,
    putusan: decisions.map(({ urutan }) => ({ urutan, hasil: results.get(urutan) ?? null, kesalahan: [] })),
  };
}

/** Locked in one order, so that two verifiers wait for each other and not both. */
async function lockedRecords(writing: Writing, ids: readonly string[]) {
  const rows = await writing
    .select()
    .from(rekaman)
    .where(inArray(rekaman.id, [...ids]))
    .orderBy(asc(rekaman.id))
    .for('update');
  return new Map(rows.map((row) => [row.id, { ...row, isi: row.isi as Isi }]));
}

async function carryOut(
  { mitra: oleh, kinds, agreementOf }: Request,
  writing: Writing,
  decided: readonly { record: Entering; isi: Isi }[],
): Promise<Map<string, StatusRekaman>> {
  const settled = new Map<string, StatusRekaman>();
  const turnedAway = decided.filter(({ isi }) => isi['putusan'] === 'TOLAK');
  await decide(
    writing,
    turnedAway.map(({ record, isi }) => ({ id: record.id, alasan: String(isi['alasan']) })),
    'DITOLAK',
    oleh,
  );
  const letIn = decided.filter(({ isi }) => isi['putusan'] === 'TERIMA').map(({ record }) => record);
  for (const [jenis, records] of Map.groupBy(letIn, (record) => record.jenis)) {
    const kind = kinds.find((one) => one.jenis === jenis);
    if (!isWriteBack(kind)) continue;
    for (const [id, status] of await settle(kind, records, { writing, agreementOf, oleh })) settled.set(id, status);
  }
  return settled;
}
