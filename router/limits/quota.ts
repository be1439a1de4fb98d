// What a request takes of quotas: of the agreement and its client when it comes, of services before they are asked, of volumes before the answer leaves.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import {
  type Balance,
  generalRules,
  type Rule,
  serviceRules,
  type TakeQuota,
  type Want,
} from '@bagi/agreements/quotas.ts';
import { type Refusal, refusal } from '@bagi/agreements/refusals.ts';

export interface Quotas {
  readonly take: TakeQuota;
  readonly now: () => number;
  /** In place of what the agreements say, for measurements. */
  readonly requestsPerMinute?: number | undefined;
}

/** Whose request it is. */
export interface Payer {
  readonly agreement: Agreement;
  readonly client: string;
}

export interface Charged {
  readonly refusal: Refusal | null;
  readonly balances: readonly Balance[];
}

/** A request, of the quotas of the agreement and of its client. */
export function chargeRequest(quotas: Quotas, { agreement, client }: Payer): Promise<Charged> {
  const rules = generalRules(agreement, client, quotas.requestsPerMinute).filter(countsRequests);
  return charge(
    quotas,
    agreement,
    rules.map((rule) => ({ rule, amount: 1 })),
  );
}

/** The same, of the quotas of the services that its root fields are of. */
export function chargeServices(quotas: Quotas, { agreement }: Payer, roots: readonly string[]): Promise<Charged> {
  const rules = serviceRules(agreement, roots).filter(countsRequests);
  return charge(
    quotas,
    agreement,
    rules.map((rule) => ({ rule, amount: 1 })),
  );
}

/** Persons and rows of an answer. Persons count against every service of the answer, rows against their own. */
export function chargeAnswer(
  quotas: Quotas,
  { agreement, client }: Payer,
  persons: number,
  rows: ReadonlyMap<string, number>,
): Promise<Charged> {
  const all = [...rows.values()].reduce((sum, count) => sum + count, 0);
  const rules = [...generalRules(agreement, client), ...serviceRules(agreement, [...rows.keys()])];
  const amountOf = ({ scope, unit }: Rule) => {
    if (unit === 'orang/hari') return persons;
    return scope.startsWith('layanan ') ? (rows.get(scope.slice('layanan '.length)) ?? 0) : all;
  };
  const wants = rules.filter((rule) => !countsRequests(rule)).map((rule) => ({ rule, amount: amountOf(rule) }));
  return charge(
    quotas,
    agreement,
    wants.filter(({ amount }) => amount > 0),
  );
}

function countsRequests({ unit }: Rule): boolean {
  return unit.startsWith('permintaan/');
}

const nothing: Promise<Charged> = Promise.resolve({ refusal: null, balances: [] });

async function charge({ take, now }: Quotas, { partner }: Agreement, wants: readonly Want[]): Promise<Charged> {
  if (wants.length === 0) return nothing;
  const nowMs = now();
  const { short, balances } = await take(partner, wants, nowMs);
  return { refusal: short && spent(short, nowMs), balances };
}

function spent({ rule, untilMs }: Balance, nowMs: number): Refusal {
  const seconds = Math.max(1, Math.ceil((untilMs - nowMs) / 1_000));
  const again = new Date(untilMs).toISOString();
  const what = `${rule.limit} ${nameOf(rule)} are allowed, and used; all of it is free again at ${again}.`;
  return refusal('QUOTA_EXCEEDED', what, { retryAfter: String(seconds), resets: again });
}

const words: Readonly<Record<Rule['unit'], string>> = {
  'permintaan/menit': 'requests a minute',
  'permintaan/hari': 'requests a day',
  'orang/hari': 'persons a day',
  'baris/hari': 'rows a day',
};

function nameOf({ scope, unit }: Rule): string {
  if (scope === '') return words[unit];
  const [kind, of] = scope.split(' ');
  return kind === 'layanan' ? `${words[unit]} of ${of}` : `${words[unit]} of this client`;
}

/** The policies and what is left of them, as draft-ietf-httpapi-ratelimit-headers-10 has them; those of requests, in one list. */
export function headersOf(
  balances: readonly Balance[],
  minute: Readonly<Record<'ratelimit-policy' | 'ratelimit', string>>,
  nowMs: number,
): Record<'ratelimit-policy' | 'ratelimit', string> {
  // The minute of the whole agreement is told by the pace of this process, which knows when the next request is free.
  const others = balances.filter(({ rule }) => countsRequests(rule) && policyOf(rule) !== 'minute');
  const policies = others.map(({ rule }) => `"${policyOf(rule)}";q=${rule.limit};w=${windowSeconds(rule)}`);
  const left = others.map(
    ({ rule, left, untilMs }) => `"${policyOf(rule)}";r=${left};t=${Math.max(1, Math.ceil((untilMs - nowMs) / 1_000))}`,
  );
  return {
    'ratelimit-policy': [minute['ratelimit-policy'], ...policies].join(', '),
    ratelimit: [minute.ratelimit, ...left].join(', '),
  };
}

/** How each scope begins, and how its policies are called. */
const kinds = [
  ['layanan ', 'service-'],
  ['klien ', 'client-'],
] as const;

function policyOf({ scope, unit }: Rule): string {
  const kind = kinds.find(([begin]) => scope.startsWith(begin))?.[1] ?? '';
  return `${kind}${unit.endsWith('/menit') ? 'minute' : 'day'}`;
}

function windowSeconds({ unit }: Rule): number {
  return unit.endsWith('/menit') ? 60 : 86_400;
}
