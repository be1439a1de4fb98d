// What a request passes before any of its work begins: its minute, the quotas of its agreement and client, and its turn.
import type { ServerResponse } from 'node:http';
import type { Asked } from '../plan.ts';
import { chargeRequest, headersOf, type Quotas } from './quota.ts';
import type { Count } from './rate.ts';
import type { Leave, TakeTurn } from './turns.ts';

/** What keeps one partner from taking everything. */
export interface Shares {
  readonly count: Count;
  readonly takeTurn: TakeTurn;
}

interface Entrance {
  readonly quotas: Quotas;
  readonly requestsPerMinute?: number | undefined;
}

/** Counts the request against the partner's minute, says what is left of it, and waits for a turn. */
export async function enter(
  { quotas, requestsPerMinute }: Entrance,
  { count, takeTurn }: Shares,
  { contract, signal }: Asked,
  client: string,
  response: ServerResponse,
): Promise<Leave> {
  const { partner, limits } = contract.agreement;
  const rate = count(partner, requestsPerMinute ?? limits.requestsPerMinute, performance.now());
  setHeaders(response, rate.headers);
  if (rate.refusal) throw rate.refusal;
  const charged = await chargeRequest(quotas, { agreement: contract.agreement, client });
  setHeaders(response, headersOf(charged.balances, rate.headers, quotas.now()));
  if (charged.refusal) throw charged.refusal;
  return takeTurn(partner, limits.concurrentMax, signal);
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
