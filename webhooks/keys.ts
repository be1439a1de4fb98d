// The keys of each partner's webhooks: made by chance, kept sealed, replaced with an overlap in which both sign.
import { seal, unseal } from '@bagi/identity/seal.ts';
import type { Sql } from 'postgres';
import { newKeyPair } from './signing.ts';

/** A public key, and from when to when it signs. */
export interface PublicKey {
  readonly publik: string;
  readonly sejak: string;
  readonly sampai: string | null;
}

/** How long a key goes on signing beside the one that replaces it: time enough to fetch that one on a working day. */
export const overlapMs = 14 * 24 * 60 * 60 * 1000;

const purpose = (partner: string, publicKey: string) => `webhook ${partner} ${publicKey}`;

/** Makes a key for every partner that has none; what is there is left alone. */
export async function ensureKeys(sql: Sql, sealKey: Uint8Array, partners: readonly string[], nowMs: number) {
  await sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(72017)`;
    const known = await transaction`select distinct mitra from perjanjian.kunci_webhook where sampai is null`;
    const has = new Set(known.map(({ mitra }) => String(mitra)));
    for (const partner of partners.filter((one) => !has.has(one)))
      await add(transaction as unknown as Sql, sealKey, partner, nowMs);
  });
}

/** Replaces a partner's key: the new one signs from now on, the one before until the overlap ends. Gives the new public key. */
export async function rotateKey(
  sql: Sql,
  sealKey: Uint8Array,
  partner: string,
  nowMs: number,
  overlap: number = overlapMs,
): Promise<string> {
  return sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(72017)`;
    await transaction`
      update perjanjian.kunci_webhook set sampai = ${new Date(nowMs + overlap).toISOString()}
      where mitra = ${partner} and sampai is null`;
    return add(transaction as unknown as Sql, sealKey, partner, nowMs);
  });
}

/** The secret keys that sign for a partner at a moment, the newest first. */
export async function signingKeys(sql: Sql, sealKey: Uint8Array, partner: string, nowMs: number): Promise<string[]> {
  const at = new Date(nowMs).toISOString();
  const rows = await sql`
    select publik, rahasia from perjanjian.kunci_webhook
    where mitra = ${partner} and (sampai is null or sampai > ${at}) order by sejak desc, publik`;
  return rows.map(({ publik, rahasia }) => {
    const secret = unseal(sealKey, purpose(partner, String(publik)), String(rahasia));
    if (secret !== null) return secret;
    throw new Error(
      `The webhook key of ${partner} was sealed with another SEAL_KEY: npm run webhooks -- rotate ${partner}`,
    );
  });
}

/** The public keys of a partner that sign at a moment, as they are published. */
export async function publicKeys(sql: Sql, partner: string, nowMs: number): Promise<PublicKey[]> {
  const at = new Date(nowMs).toISOString();
  const rows = await sql`
    select publik, sejak, sampai from perjanjian.kunci_webhook
    where mitra = ${partner} and (sampai is null or sampai > ${at}) order by sejak desc, publik`;
  return rows.map(({ publik, sejak, sampai }) => ({
    publik: String(publik),
    sejak: new Date(String(sejak)).toISOString(),
    sampai: sampai === null ? null : new Date(String(sampai)).toISOString(),
  }));
}

async function add(sql: Sql, sealKey: Uint8Array, partner: string, nowMs: number): Promise<string> {
  const { publicKey, secretKey } = newKeyPair();
  const sealed = seal(sealKey, purpose(partner, publicKey), secretKey);
  await sql`
    insert into perjanjian.kunci_webhook (publik, mitra, rahasia, sejak)
    values (${publicKey}, ${partner}, ${sealed}, ${new Date(nowMs).toISOString()})`;
  return publicKey;
}
