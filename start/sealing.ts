// The seals of the record in a process that serves: sealed as a role that only adds, signed with the key of the installation.
import { openPool } from '@bagi/database/connect.ts';
import { sealerName } from '@bagi/migrations/sealer.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import { openFolder } from '@bagi/record/seal/folder.ts';
import { checkpointsFrom, consistency, inclusion } from '@bagi/record/seal/proving.ts';
import { receipts } from '@bagi/record/seal/receipts.ts';
import { openSealer } from '@bagi/record/seal/sealer.ts';
import { type Signer, signerOf, type Verifier, verifierOf } from '@bagi/record/seal/signing.ts';
import { sources } from '@bagi/record/seal/sources.ts';
import { type Log, traceOf } from '@bagi/router/log.ts';
import type { Proof } from '@bagi/router/proof.ts';
import type { Config } from './config.ts';
import { deadlines } from './deadlines.ts';
import { signingKeyOf } from './secrets.ts';
import { openStamping } from './stamping.ts';

export interface Sealing extends Proof {
  /** What keeps the router from serving. */
  readonly obstacles: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** The address of the database as the sealer's role. */
export function sealerUrl(databaseUrl: string, rolePrefix: string, secret: Uint8Array): string {
  const url = new URL(databaseUrl);
  url.username = sealerName(rolePrefix);
  url.password = rolePassword(secret, url.username);
  return url.href;
}

/** The key that signs, and all keys that have signed until now. */
export function sealingKeys(config: Config): { signer: Signer; verifiers: Verifier[] } {
  const signer = signerOf(config.record.origin, signingKeyOf(config));
  const former = config.record.formerKeys.map((text) => {
    const verifier = verifierOf(text);
    if (!verifier) throw new Error('RECORD_FORMER_KEYS holds something that is no public key of a log.');
    return verifier;
  });
  return { signer, verifiers: [signer.verifier, ...former] };
}

/** How often what is committed is sealed, and a checkpoint renewed when nothing is. */
const renewMs = 60_000;

export async function openSealing(
  config: Config,
  { databaseUrl, secret, log, now }: { databaseUrl: string; secret: Uint8Array; log: Log; now: () => number },
): Promise<Sealing> {
  const { signer, verifiers } = sealingKeys(config);
  const sql = openPool(sealerUrl(databaseUrl, config.rolePrefix, secret), {
    max: 3,
    applicationName: 'bagi-pakai segel',
    statementTimeoutMs: deadlines.sealMs,
  });
  const { everyMs, alarmMs, stopMs, directory } = config.record;
  try {
    const folder = openFolder(directory, verifiers);
    const sealer = await openSealer({
      sql,
      signer,
      verifiers,
      sources,
      now,
      renewMs,
      everyMs,
      alarmMs,
      stopMs,
      folder,
      onAlarm: (reason) => log.error({ security: 'record', reason }, 'the record is not sealed'),
      onFailure: (error) => log.error(traceOf(error), 'sealing failed'),
    });
    const stamper = openStamping(config.record, {
      sql,
      folder,
      now,
      newest: sealer.newest,
      onFailure: (error) => log.warn(traceOf(error), 'no time-stamp'),
    });
    return {
      obstacle: sealer.obstacle,
      async obstacles() {
        const found = await sealer.obstacle();
        return found === null ? [] : [found];
      },
      receipt: receipts(signer, now),
      checkpoint: () => sealer.newest().text,
      keys: verifiers.map(({ text, pem }) => ({ vkey: text, pem })),
      checkpointsFrom: (number) => checkpointsFrom(sql, number, 100),
      inclusion: (partner, id, size) => inclusion(sql, verifiers, { id, partner, size }),
      consistency: (earlier, later) => consistency(sql, verifiers, [earlier, later]),
      async close() {
        await stamper?.close();
        await sealer.close();
        await sql.end({ timeout: 5 });
      },
    };
  } catch (error) {
    await sql.end({ timeout: 5 });
    throw error;
  }
}
