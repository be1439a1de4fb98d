// How SIAPP NV and BKN's verifiers send: each mutation with a key of its own, documents by PUT and checksum.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { checksumOf } from '@bagi/storage/storage.ts';
import { pdf } from '@bagi/storage/test/files.ts';
import type { Reply, TestSystem } from '../system.ts';

type Record_ = Readonly<Record<string, unknown>>;

const answers: Readonly<Record<string, [input: string, fields: string]>> = {
  kelolaPic: ['PicMasukan', 'nip beri cabut'],
  kirimUsulan: ['UsulanMasukan', 'usulanId status kurang { id nama }'],
  unggahDokumenUsulan: ['DokumenUsulanMasukan', 'unggahanId alamat ukuranMaks'],
  selesaikanUnggahan: ['UnggahanMasukan', 'dokumenId usulanId kurang { id nama }'],
  setujuiUsulan: ['PersetujuanMasukan', 'usulanId status'],
  verifikasiUsulan: ['VerifikasiMasukan', 'usulanId status'],
  unggahPertek: ['BerkasPertekMasukan', 'unggahanId alamat ukuranMaks'],
  terbitkanPertek: ['PertekMasukan', 'usulanId status'],
  serahkanKeBiroApp: ['PenyerahanMasukan', 'usulanId status'],
  terimaHasilBiroApp: ['HasilBiroAppMasukan', 'usulanId status'],
  terimaSalinanKeppres: ['SalinanKeppresMasukan', 'usulanId status'],
};

const bkn = new Set(['verifikasiUsulan', 'unggahPertek', 'terbitkanPertek', 'serahkanKeBiroApp']);

export function senderOf(mutation: string): string {
  return bkn.has(mutation) ? 'bkn-verifikator' : 'setneg-siapp';
}

/** Sends, and gives the whole reply. */
export function send(
  system: TestSystem,
  mutation: string,
  masukan: Record_,
  kunci: string = randomUUID(),
  partner = senderOf(mutation),
): Promise<Reply> {
  const [input, fields] = answers[mutation] ?? ['', ''];
  const query = `mutation ($kunci: String!, $masukan: ${input}!) { ${mutation}(kunci: $kunci, masukan: $masukan) { ${fields} } }`;
  return system.ask(partner, query, { kunci, masukan });
}

/** Sends what must be taken, and gives the answer. */
export async function sent(system: TestSystem, mutation: string, masukan: Record_): Promise<any> {
  const { body } = await send(system, mutation, masukan);
  if (body.errors) throw new Error(`${mutation}: ${JSON.stringify(body.errors)}`);
  return body.data[mutation];
}

export interface Refused {
  readonly code: unknown;
  readonly [detail: string]: unknown;
}

/** Sends what must be refused, and gives code and details. */
export async function refused(
  system: TestSystem,
  mutation: string,
  masukan: Record_,
  partner = senderOf(mutation),
): Promise<Refused> {
  const { body } = await send(system, mutation, masukan, undefined, partner);
  if (!body.errors) throw new Error(`${mutation} was taken.`);
  return (body.errors[0]?.extensions ?? {}) as unknown as Refused;
}

export async function put(
  system: TestSystem,
  alamat: string,
  bytes: NonNullable<RequestInit['body']>,
  partner = 'setneg-siapp',
): Promise<Response> {
  const authorization = `Bearer ${await tokenOf(system, partner)}`;
  const streamed = bytes instanceof ReadableStream ? { duplex: 'half' as const } : {};
  return fetch(alamat, { method: 'PUT', headers: { authorization }, body: bytes, ...streamed });
}

const tokens = new WeakMap<TestSystem, Map<string, Promise<string>>>();

/** One token for each partner of a system, as a program would keep it. */
function tokenOf(system: TestSystem, partner: string): Promise<string> {
  const known = tokens.get(system) ?? new Map<string, Promise<string>>();
  tokens.set(system, known);
  const token = known.get(partner) ?? system.token(partner);
  known.set(partner, token);
  return token;
}

/** A document, from its announcement to its place in the proposal. */
export async function document(
  system: TestSystem,
  usulanId: string,
  referensiDokumenId: string,
  bytes: Buffer<ArrayBuffer> = pdf(referensiDokumenId),
): Promise<any> {
  const { unggahanId, alamat } = await sent(system, 'unggahDokumenUsulan', { usulanId, referensiDokumenId });
  const reply = await put(system, alamat, bytes);
  if (reply.status !== 200) throw new Error(`${reply.status} ${await reply.text()}`);
  return sent(system, 'selesaikanUnggahan', { unggahanId, sha256: checksumOf(bytes) });
}

/** A pertek with its file, or a ralat. */
export async function pertek(
  system: TestSystem,
  usulanId: string,
  nomorPertek: string,
  jenisPertek: 'Baru' | 'Perbaikan' = 'Baru',
): Promise<any> {
  const file = pdf(`pertek ${nomorPertek}`);
  const { unggahanId, alamat } = await sent(system, 'unggahPertek', { usulanId });
  await put(system, alamat, file, 'bkn-verifikator');
  const about = { usulanId, nomorPertek, jenisPertek, tanggalPertek: '2026-11-20' };
  return sent(system, 'terbitkanPertek', { ...about, unggahanId, sha256: checksumOf(file) });
}

/** Asks until what is told meets a condition: what happens in the background has no other end. */
export async function until<Told>(ask: () => Promise<Told>, isSo: (told: Told) => boolean): Promise<Told> {
  for (;;) {
    const told = await ask();
    if (isSo(told)) return told;
    await pause(25);
  }
}
