// The whole conversation about one proposal, as SIAPP NV and BKN hold it: from its data to the decree, with every turn it may take.
import { expect } from 'vitest';
import type { TestSystem } from '../system.ts';
import { dataUsulan } from '../stories/dataUsulan.ts';
import type { Counterpart } from './counterpart.ts';
import { document, pertek, refused, sent, until } from './sends.ts';

/** What may happen on the way beside the shortest one; each is taken where it stands in the diagram. */
export type Turn =
  | 'sent twice'
  | 'optional documents too'
  | 'BTL at BKN'
  | 'TMS at BKN'
  | 'ralat'
  | 'verdict without a word before'
  | 'BTL at Biro APP'
  | 'ralat while it is mended'
  | 'TMS at Biro APP'
  /** Ends where Biro APP has it. */
  | 'to Biro APP';

export interface Subject {
  readonly id: string;
  readonly nip: string;
}

export interface Parties {
  readonly system: TestSystem;
  readonly siapp: Counterpart;
}

interface Requirement {
  readonly jenisDokumen: { readonly id: string };
  readonly wajib: boolean;
  readonly rumpunJabatan: { readonly id: string } | null;
}

export const pic = { nip: '198001012005011901', id: '00000000-0000-4000-8000-0000000f1c01', nama: 'Pejabat Contoh' };

/** Registers the PIC whom the conversations name. */
export async function registerPic({ system }: Parties): Promise<void> {
  const { nip, id } = pic;
  const told = await sent(system, 'kelolaPic', { nip, id, kp: 'BERI', pemberhentian: 'BERI', jfku: 'BERI' });
  expect(told).toEqual({ nip, beri: ['KP', 'PEMBERHENTIAN', 'JFKU'], cabut: [] });
}

/** Holds the conversation to its end; gives the id of the proposal. */
export async function converse(
  parties: Parties,
  kind: string,
  subject: Subject,
  turns: readonly Turn[],
): Promise<string> {
  const { system } = parties;
  const takes = (turn: Turn) => turns.includes(turn);
  const usulanId = await beginning(parties, kind, subject, takes);

  const verify = async (hasil: string | null, statusTahapan: number, keterangan = 'Contoh') =>
    sent(system, 'verifikasiUsulan', { usulanId, statusTahapan, keterangan, ...(hasil === null ? {} : { hasil }) });
  expect(await verify(null, 12)).toEqual({ usulanId, status: 'VERIFIKASI_BKN' });
  if (takes('BTL at BKN')) {
    expect(await verify('BTL', 14, 'SKP tahun kedua tidak terbaca')).toEqual({ usulanId, status: 'BTL' });
    await mended(parties, kind, usulanId);
    expect(await verify(null, 12)).toEqual({ usulanId, status: 'VERIFIKASI_BKN' });
  }
  if (takes('TMS at BKN')) {
    expect(await verify('TMS', 13, 'Masa kerja dalam golongan belum cukup')).toEqual({ usulanId, status: 'TMS' });
    return usulanId;
  }
  expect(await verify('APPROVED', 15)).toEqual({ usulanId, status: 'DISETUJUI_BKN' });

  expect(await pertek(system, usulanId, '1001')).toEqual({ usulanId, status: 'PERTEK_TERBIT' });
  if (takes('ralat'))
    expect(await pertek(system, usulanId, '1002', 'Perbaikan')).toEqual({ usulanId, status: 'PERTEK_TERBIT' });
  if (!takes('verdict without a word before'))
    expect(await sent(system, 'serahkanKeBiroApp', { usulanId })).toEqual({ usulanId, status: 'VERIFIKASI_BIRO_APP' });
  return takes('to Biro APP') ? usulanId : atBiroApp(parties, kind, usulanId, subject, takes);
}

/** Data, documents, approval. */
async function beginning(
  { system }: Parties,
  kind: string,
  { id: asnId }: Subject,
  takes: (turn: Turn) => boolean,
): Promise<string> {
  const masukan = { periode: '2026-12-01', asnId, detailLayananId: kind, dataUsulan: dataUsulan[kind] };
  const begun = await sent(system, 'kirimUsulan', masukan);
  const { usulanId } = begun;
  expect(begun.status).toBe('DIKIRIM');
  if (takes('sent twice')) expect((await sent(system, 'kirimUsulan', masukan)).usulanId).toBe(usulanId);
  const approval = { usulanId, nipApproval: pic.nip, namaApproval: pic.nama, jenisUsulan: 'Baru' };
  const early = await refused(system, 'setujuiUsulan', approval);
  expect(early.code).toBe('DOCUMENTS_MISSING');
  expect(early['missing']).toEqual(begun.kurang.map(({ id, nama }: Record<string, string>) => `${id} ${nama}`));

  const mandatory: string[] = begun.kurang.map(({ id }: { id: string }) => id);
  const others = takes('optional documents too')
    ? (await optionalOf(system, kind)).filter((id) => !mandatory.includes(id))
    : [];
  let left = [...mandatory];
  for (const id of [...mandatory, ...others]) {
    left = left.filter((one) => one !== id);
    const { kurang } = await document(system, usulanId, id);
    expect(kurang.map((one: { id: string }) => one.id)).toEqual(left);
  }
  expect(await sent(system, 'setujuiUsulan', approval)).toEqual({ usulanId, status: 'DISETUJUI_PIC' });
  return usulanId;
}

async function optionalOf(system: TestSystem, kind: string): Promise<string[]> {
  const { body } = await system.ask(
    'setneg-siapp',
    '{ referensi { jenisLayanan { id persyaratan { jenisDokumen { id } wajib rumpunJabatan { id } } } } }',
  );
  const found = body.data.referensi.jenisLayanan.find((one: { id: string }) => one.id === kind);
  return (found.persyaratan as Requirement[]).filter(({ wajib }) => !wajib).map(({ jenisDokumen }) => jenisDokumen.id);
}

/** A document is sent anew, the data too, and the PIC approves once more. */
async function mended({ system }: Parties, kind: string, usulanId: string): Promise<void> {
  const [row] = await system.sql`select asn_id from usulan.usulan where id = ${usulanId}`;
  const [sentBefore] = await system.sql`
    select referensi_dokumen_id as id from usulan.dokumen where usulan_id = ${usulanId} and berlaku and referensi_dokumen_id is not null
    order by 1 limit 1`;
  const again = { periode: '2026-12-01', asnId: row?.['asn_id'], detailLayananId: kind, dataUsulan: dataUsulan[kind] };
  expect(await sent(system, 'kirimUsulan', again)).toEqual({ usulanId, status: 'BTL', kurang: [] });
  await document(system, usulanId, String(sentBefore?.['id']));
  const approval = { usulanId, nipApproval: pic.nip, namaApproval: pic.nama, catatan: 'Sudah diperbaiki' };
  expect((await refused(system, 'setujuiUsulan', { ...approval, jenisUsulan: 'Baru' })).code).toBe('STEP_NOT_ALLOWED');
  expect(await sent(system, 'setujuiUsulan', { ...approval, jenisUsulan: 'Perbaikan' })).toEqual({
    usulanId,
    status: 'DISETUJUI_PIC',
  });
}

/** Biro APP's verification, and what follows it. */
async function atBiroApp(
  parties: Parties,
  kind: string,
  usulanId: string,
  { nip }: Subject,
  takes: (turn: Turn) => boolean,
): Promise<string> {
  const { system, siapp } = parties;
  const tell = async (status: string, keterangan: string) => {
    const verdict = { status, tanggalVerifikasi: '2026-11-21', keterangan };
    siapp.decide(usulanId, verdict);
    return sent(system, 'terimaHasilBiroApp', { usulanId, ...verdict });
  };
  if (takes('BTL at Biro APP')) {
    expect(await tell('BTL', 'Petikan belum dilegalisasi')).toEqual({ usulanId, status: 'BTL' });
    if (takes('ralat while it is mended'))
      expect(await pertek(system, usulanId, '1003', 'Perbaikan')).toEqual({ usulanId, status: 'BTL' });
    await mended(parties, kind, usulanId);
    expect(await sent(system, 'serahkanKeBiroApp', { usulanId })).toEqual({ usulanId, status: 'VERIFIKASI_BIRO_APP' });
  }
  if (takes('TMS at Biro APP')) {
    expect(await tell('TMS', 'Tidak memenuhi syarat')).toEqual({ usulanId, status: 'TMS' });
    return usulanId;
  }
  expect(await tell('APPROVED', 'Lengkap')).toEqual({ usulanId, status: 'DISETUJUI_BIRO_APP' });

  const decree = { nomorKeppres: `${kind}/K/2026`, tanggal: '2026-11-21', judul: 'Keputusan Presiden contoh', nip };
  const downloadUrl = siapp.issue(usulanId, decree);
  expect(await sent(system, 'terimaSalinanKeppres', { usulanId, ...decree, downloadUrl })).toEqual({
    usulanId,
    status: 'KEPPRES_TERBIT',
  });
  const copy = await until(
    () => copyOf(system, usulanId),
    ({ statusBerkas }) => statusBerkas === 'TERSIMPAN',
  );
  expect(copy).toMatchObject({ nomorKeppres: decree.nomorKeppres, alasan: null });
  return usulanId;
}

/** The copy of a decree as BKN sees it. */
export async function copyOf(system: TestSystem, id: string): Promise<any> {
  const query =
    'query ($id: ID!) { usulan(id: $id) { salinanKeppres { nomorKeppres judul statusBerkas alasan berkas } } }';
  const { body } = await system.ask('bkn', query, { id });
  return body.data.usulan.salinanKeppres[0];
}
