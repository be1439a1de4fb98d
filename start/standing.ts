// Whether agreements are in force, as this process sees it: by their documents, and by the state that two persons brought them into.
import type { Contract } from '@bagi/agreements/contract.ts';
import type { Rule, TakeQuota } from '@bagi/agreements/quotas.ts';
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import { alive } from '@bagi/agreements/life.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import { openPool } from '@bagi/database/connect.ts';
import { announce } from '@bagi/kit/announce.ts';
import { openLedger } from '@bagi/life/ledger.ts';
import { openWatch } from '@bagi/life/watch.ts';
import { keeperName } from '@bagi/migrations/keeper.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import { type DocumentUnder, remembered } from '@bagi/router/registered.ts';
import { documentUnder } from './operations.ts';

export interface StandingSettings {
  readonly databaseUrl: string;
  readonly rolePrefix: string;
  readonly secret: Uint8Array;
  readonly contractOf: ContractOf;
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
  /** Told when four fifths of a quota are used. */
  readonly onWarning: (partner: string, rule: Rule, used: number) => void;
}

export interface Standing {
  readonly contractOf: ContractOf;
  /** Looks anew whether a contract still holds; refuses when it does not. */
  readonly confirm: (contract: Contract) => Promise<void>;
  /** Takes from quotas, counted by all processes together. */
  readonly take: TakeQuota;
  /** What partners have registered. */
  readonly documentUnder: DocumentUnder;
  readonly close: () => Promise<void>;
}

/** The database as the keeper's role. */
export function openKeeper({
  databaseUrl,
  rolePrefix,
  secret,
}: Pick<StandingSettings, 'databaseUrl' | 'rolePrefix' | 'secret'>) {
  const url = new URL(databaseUrl);
  url.username = keeperName(rolePrefix);
  url.password = rolePassword(secret, url.username);
  return openPool(url.href, { max: 2, applicationName: 'bagi-pakai masa', statementTimeoutMs: 5_000 });
}

export async function openStanding(settings: StandingSettings): Promise<Standing> {
  const sql = openKeeper(settings);
  const watch = await openWatch({ sql, onFailure: settings.onFailure });
  const unseen = (what: string) => (error: unknown) => {
    settings.onFailure(error);
    throw refusal('UNAVAILABLE', what);
  };
  const ledger = openLedger({
    sql,
    onFailure: settings.onFailure,
    onWarning(partner, rule, used) {
      settings.onWarning(partner, rule, used);
      if (rule.unit.endsWith('/menit')) return;
      const { version } = settings.contractOf(partner, settings.now()).agreement;
      const news = { kind: 'perjanjian.kuota_hampir_habis', partner, id: version } as const;
      // One statement is a transaction of its own.
      void announce(sql, news).catch(settings.onFailure);
    },
  });
  const contractOf = alive(settings.contractOf, watch.lifeOf);
  return {
    contractOf,
    async confirm({ agreement }) {
      await watch.look().catch(unseen('Whether your agreement is in force cannot be seen.'));
      contractOf(agreement.partner, settings.now());
    },
    take: (partner, wants, nowMs) =>
      ledger.take(partner, wants, nowMs).catch(unseen('What you have used cannot be counted.')),
    documentUnder: remembered((partner, id) =>
      documentUnder(sql)(partner, id).catch(unseen('What you have registered cannot be seen.')),
    ),
    async close() {
      await ledger.close();
      await watch.close();
      await sql.end({ timeout: 5 });
    },
  };
}
