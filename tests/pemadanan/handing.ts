// Hands a list in as a partner's program does: announce it, put it where the answer says, ask until it is done.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestSystem } from '../system.ts';

export const announce = `mutation ($bentuk: BentukDaftar!, $sha256: String!) {
  ajukanPemadanan(bentuk: $bentuk, sha256: $sha256) { id status unggah } }`;

export const look = `query ($id: ID!) { pemadanan(id: $id) { id triwulan status kemajuan bentuk unggah diajukan selesai jumlahBaris jumlahSesuai
  jumlahTidakSesuai jumlahTidakDitemukan jumlahCacat barisCacat { baris alasan } hasil cacat beritaAcara sha256Masukan sha256Hasil alasanGagal } }`;

export const checksumOf = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export async function announced(
  system: TestSystem,
  list: string | Uint8Array,
  bentuk = 'CSV',
  partner = 'taspen-life',
) {
  return system.ask(partner, announce, { bentuk, sha256: checksumOf(list) });
}

export async function put(
  system: TestSystem,
  address: string,
  list: string | Uint8Array<ArrayBuffer>,
  partner = 'taspen-life',
): Promise<Response> {
  const authorization = `Bearer ${await system.token(partner)}`;
  return fetch(address, { method: 'PUT', headers: { authorization }, body: list });
}

/** What is told of a list once its matching has ended. */
export async function ended(system: TestSystem, id: string): Promise<any> {
  for (;;) {
    const { body } = await system.ask('taspen-life', look, { id });
    if (['SELESAI', 'GAGAL'].includes(body.data.pemadanan.status)) return body.data.pemadanan;
    await pause(20);
  }
}

/** Announces, puts, waits. */
export async function handedIn(
  system: TestSystem,
  list: string | Uint8Array<ArrayBuffer>,
  bentuk = 'CSV',
): Promise<any> {
  const { body } = await announced(system, list, bentuk);
  if (body.errors) return { refused: body.errors[0]?.extensions };
  const { id, unggah } = body.data.ajukanPemadanan;
  const reply = await put(system, unggah, list);
  if (reply.status !== 200) throw new Error(`${reply.status} ${await reply.text()}`);
  return ended(system, id);
}

export async function fetched(system: TestSystem, address: string, partner = 'taspen-life'): Promise<Response> {
  return fetch(address, { headers: { authorization: `Bearer ${await system.token(partner)}` } });
}

/** A list as CSV, with every attribute quoted. */
export function csvOf(rows: readonly object[], names = Object.keys(rows[0] ?? {})): string {
  const cell = (value: unknown) => (typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : '');
  return [
    names.join(','),
    ...rows.map((row) => names.map((name) => cell((row as Record<string, unknown>)[name])).join(',')),
  ].join('\r\n');
}
