// News out of a process that serves: the courier as its own role, the keys it signs with, and what it is told of agreements.
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { openPool } from '@bagi/database/connect.ts';
import { courierName } from '@bagi/migrations/courier.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import { announceChanges, type PlannedChange } from '@bagi/webhooks/announceChanges.ts';
import { openCourier } from '@bagi/webhooks/courier.ts';
import type { Delivery } from '@bagi/webhooks/deliveries.ts';
import { ensureKeys, type PublicKey, publicKeys } from '@bagi/webhooks/keys.ts';
import { openReceived, type Received } from '@bagi/webhooks/received.ts';
import { review } from '@bagi/webhooks/review.ts';

export interface NewsSettings {
  readonly databaseUrl: string;
  readonly rolePrefix: string;
  readonly secret: Uint8Array;
  readonly library: Library;
  readonly contractOf: ContractOf;
  readonly addresses: ReadonlyMap<string, string>;
  /** Breaking changes that people have acknowledged. */
  readonly planned: readonly PlannedChange[];
  readonly production: boolean;
  readonly now: () => number;
  readonly onDead: (delivery: Delivery, reason: string) => void;
  readonly onFailure: (task: string, error: unknown) => void;
}

export interface News {
  /** The public keys that sign a partner's webhooks today, as they are published. */
  readonly publicKeys: (partner: string) => Promise<readonly PublicKey[]>;
  /** Takes down whom a partner receives. */
  readonly received: Received['note'];
  readonly close: () => Promise<void>;
}

/** The address of the database as the courier's role. */
export function courierUrl(databaseUrl: string, rolePrefix: string, secret: Uint8Array): string {
  const url = new URL(databaseUrl);
  url.username = courierName(rolePrefix);
  url.password = rolePassword(secret, url.username);
  return url.href;
}

export async function openNews(settings: NewsSettings): Promise<News> {
  const { library, contractOf, now, secret } = settings;
  const url = courierUrl(settings.databaseUrl, settings.rolePrefix, secret);
  const sql = openPool(url, { max: 4, applicationName: 'bagi-pakai warta', idleTimeoutSeconds: 60 });
  await ensureKeys(sql, secret, partnersWithNews(library), now());
  const received = openReceived(sql, (error) => settings.onFailure('diterima', error));
  const courier = await openCourier({
    ...settings,
    databaseUrl: url,
    sql,
    sealKey: secret,
    chance: Math.random,
    ownMachine: !settings.production,
    review: async (nowMs) => {
      await announceChanges({ sql, contractOf, planned: settings.planned }, nowMs);
      await review({ sql, library, contractOf }, nowMs);
    },
  });
  return {
    received: received.note,
    publicKeys: (partner) => publicKeys(sql, partner, now()),
    async close() {
      await courier.close();
      await received.close();
      await sql.end({ timeout: 5 });
    },
  };
}

export function partnersWithNews(library: Library): string[] {
  return [...library]
    .filter(([, versions]) => versions.some(({ agreement }) => agreement.webhook))
    .map(([partner]) => partner);
}
