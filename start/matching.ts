// Matching in the background of a process that serves: as the worker's role, from the moment it starts.
import type { Library } from '@bagi/agreements/library.ts';
import { openPool } from '@bagi/database/connect.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import { workerName } from '@bagi/migrations/worker.ts';
import { openQueue, type Queue } from '@bagi/pemadanan/queue.ts';
import type { Storage } from '@bagi/storage/storage.ts';

export interface MatchingSettings {
  readonly databaseUrl: string;
  readonly rolePrefix: string;
  readonly secret: Uint8Array;
  readonly storage: Storage;
  readonly library: Library;
  readonly onFailure: (id: string, error: unknown) => void;
}

/** Opens the queue with connections of its own: one that matches, and some beside it for progress and arrivals. */
export function openMatching({
  databaseUrl,
  rolePrefix,
  secret,
  storage,
  library,
  onFailure,
}: MatchingSettings): Queue {
  const url = new URL(databaseUrl);
  url.username = workerName(rolePrefix);
  url.password = rolePassword(secret, url.username);
  const sql = openPool(url.href, { max: 3, applicationName: 'bagi-pakai pemadanan', idleTimeoutSeconds: 60 });
  const agreementOf = (partner: string, version: string) =>
    library.get(partner)?.find(({ agreement }) => agreement.version === version)?.agreement;
  const queue = openQueue({ sql, storage, agreementOf, onFailure });
  return {
    received: queue.received,
    async close() {
      await queue.close();
      await sql.end({ timeout: 5 });
    },
  };
}
