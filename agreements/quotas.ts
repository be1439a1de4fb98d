// The quotas of an agreement as one list: whose each is, of what it is counted, in how long, and how much may be used.
import type { Agreement } from './agreement.ts';
import type { Quota } from './clock.ts';

/** What is counted, and the length of the window. */
export const units = ['permintaan/menit', 'permintaan/hari', 'orang/hari', 'baris/hari'] as const;
export type Unit = (typeof units)[number];

export interface Rule {
  /** Empty of the whole agreement; `layanan Query.asn` of a service, `klien <client>` of a client. */
  readonly scope: string;
  readonly unit: Unit;
  readonly limit: number;
  /** Counted and warned of, and nothing is refused for it. */
  readonly observed: boolean;
}

const day = { requestsPerDay: 'permintaan/hari', personsPerDay: 'orang/hari', rowsPerDay: 'baris/hari' } as const;

/** By agreement, client and rate: they are asked for with every request, and clients are few. */
const known = new WeakMap<Agreement, Map<string, readonly Rule[]>>();

/** The quotas of the agreement itself and of one client of it. A rate is kept, also where volumes are only observed. */
export function generalRules(
  agreement: Agreement,
  client: string,
  requestsPerMinute = agreement.limits.requestsPerMinute,
): readonly Rule[] {
  const ofAgreement = known.get(agreement) ?? new Map<string, readonly Rule[]>();
  // Stryker disable next-line CallExpression: to work them out again takes longer; that is all.
  known.set(agreement, ofAgreement);
  const key = `${requestsPerMinute} ${client}`;
  const before = ofAgreement.get(key);
  // Stryker disable next-line ConditionalExpression: the same.
  if (before) return before;
  const { limits } = agreement;
  const observed = limits.observeOnly === true;
  const rules = [
    ...rulesOf('', { ...limits, requestsPerMinute }, observed),
    ...rulesOf(`klien ${client}`, limits.eachClient ?? {}, observed),
  ];
  // Stryker disable next-line CallExpression: the same.
  ofAgreement.set(key, rules);
  return rules;
}

/** The quotas of the services that root fields are of. */
export function serviceRules({ services, limits }: Agreement, roots: readonly string[]): Rule[] {
  return services
    .filter(({ operation, notYetServed }) => !notYetServed && roots.includes(operation))
    .flatMap(({ operation, limits: own }) => rulesOf(`layanan ${operation}`, own ?? {}, limits.observeOnly === true));
}

function rulesOf(scope: string, quota: Quota, observed: boolean): Rule[] {
  const { requestsPerMinute } = quota;
  const volumes = (Object.keys(day) as (keyof typeof day)[]).flatMap((name): Rule[] => {
    const limit = quota[name];
    return limit === undefined ? [] : [{ scope, unit: day[name], limit, observed }];
  });
  if (requestsPerMinute === undefined) return volumes;
  return [{ scope, unit: 'permintaan/menit', limit: requestsPerMinute, observed: false }, ...volumes];
}

/** So much of a quota. */
export interface Want {
  readonly rule: Rule;
  readonly amount: number;
}

/** A quota as it stands: how much of it is left, and when all of it is free again. */
export interface Balance {
  readonly rule: Rule;
  readonly left: number;
  readonly untilMs: number;
}

export interface Taken {
  /** The quota that has not so much left; nothing is taken of any then. */
  readonly short: Balance | null;
  readonly balances: readonly Balance[];
}

/** Takes from quotas of a partner, of all or of none. */
export type TakeQuota = (partner: string, wants: readonly Want[], nowMs: number) => Promise<Taken>;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const jakartaOffsetMs = 7 * 60 * minuteMs;

/** The window in which an instant falls: days are those of Jakarta. */
export function windowOf(unit: Unit, nowMs: number): { readonly fromMs: number; readonly untilMs: number } {
  if (unit.endsWith('/menit')) {
    const fromMs = Math.floor(nowMs / minuteMs) * minuteMs;
    return { fromMs, untilMs: fromMs + minuteMs };
  }
  const fromMs = Math.floor((nowMs + jakartaOffsetMs) / dayMs) * dayMs - jakartaOffsetMs;
  return { fromMs, untilMs: fromMs + dayMs };
}
