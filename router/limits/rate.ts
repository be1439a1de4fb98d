// How many requests a minute a partner may make: a bucket that holds a minute's allowance and fills at an even pace.
import { type Refusal, refusal } from '@bagi/agreements/refusals.ts';

export interface Rate {
  readonly refusal: Refusal | null;
  /** The policy and what is left of it, as draft-ietf-httpapi-ratelimit-headers-10 has them; t is when it is whole again. */
  readonly headers: Readonly<Record<'ratelimit-policy' | 'ratelimit', string>>;
}

/** Counts a request of a partner at an instant, by a clock that is never set (milliseconds). */
export type Count = (partner: string, requestsPerMinute: number, nowMs: number) => Rate;

const windowMs = 60_000;

/** A part of the pace, so that rounding does not make the last request of a minute one too many. */
const tolerance = 0.0001;

/** Counts for one process; each partner has a bucket of its own, known by the instant at which it is full again. */
export function rates(): Count {
  const fullAtMs = new Map<string, number>();
  return (partner, requestsPerMinute, nowMs) => {
    const paceMs = windowMs / requestsPerMinute;
    const owedMs = Math.max(0, (fullAtMs.get(partner) ?? 0) - nowMs);
    const granted = owedMs + paceMs <= windowMs + paceMs * tolerance;
    const nowOwedMs = granted ? owedMs + paceMs : owedMs;
    fullAtMs.set(partner, nowMs + nowOwedMs);
    const left = Math.max(0, Math.floor((windowMs - nowOwedMs) / paceMs + tolerance));
    const waitSeconds = Math.max(1, Math.ceil((granted ? nowOwedMs : owedMs + paceMs - windowMs) / 1000));
    return {
      refusal: granted ? null : spent(requestsPerMinute, waitSeconds),
      headers: {
        'ratelimit-policy': `"minute";q=${requestsPerMinute};w=${windowMs / 1000}`,
        ratelimit: `"minute";r=${left};t=${waitSeconds}`,
      },
    };
  };
}

function spent(requestsPerMinute: number, waitSeconds: number): Refusal {
  const what = `${requestsPerMinute} requests a minute are allowed; the next is in ${waitSeconds} seconds.`;
  return refusal('QUOTA_EXCEEDED', what, { retryAfter: String(waitSeconds) });
}
