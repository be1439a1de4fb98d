// Now and then the newest checkpoint is stamped by an authority of others, and the stamp kept beside it.
import type { Sql } from 'postgres';
import type { Folder, Kept } from './folder.ts';
import { stampedAt, stampRequest } from './timestamp.ts';

export interface Authority {
  /** Its address, as it is written down beside its stamps. */
  readonly name: string;
  /** The certificates that its own leads up to. */
  readonly trusted: readonly Uint8Array[];
  /** Hands it a request and returns its answer. */
  readonly ask: (request: Uint8Array) => Promise<Uint8Array>;
}

export interface Stamping {
  readonly sql: Sql;
  readonly folder: Folder;
  readonly authority: Authority;
  /** How old the last stamp is when another is asked for. */
  readonly everyMs: number;
  readonly now: () => number;
}

/** Has a checkpoint stamped, if it is time; says whether it was. Throws when the authority gives no stamp that holds. */
export async function stampOnce({ sql, folder, authority, everyMs, now }: Stamping, newest: Kept): Promise<boolean> {
  const [last] = await sql<{ number: string; ms: number }[]>`
    select nomor as number, (extract(epoch from waktu) * 1000)::float8 as ms from catatan.stempel order by nomor desc limit 1`;
  const { number } = newest.checkpoint;
  if (last && (Number(last.number) >= number || now() - last.ms < everyMs)) return false;
  const { bytes, nonce } = stampRequest(newest.text);
  const answer = await authority.ask(bytes);
  const atMs = await stampedAt(answer, newest.text, authority.trusted, nonce);
  await sql`
    insert into catatan.stempel (nomor, waktu, otoritas, token)
    values (${number}, ${new Date(atMs).toISOString()}, ${authority.name}, ${Buffer.from(answer)})
    on conflict do nothing`;
  folder.put(`${number}.tsr`, answer);
  return true;
}
