// Whether a call over HTTP is what the router sent, for a partner who has a token: the router alone is not believed, nor the token.
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Contract } from '@bagi/agreements/contract.ts';
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import type { VerifyBearer } from '@bagi/identity/bearer.ts';
import type { Once } from '@bagi/identity/once.ts';
import { assertionHeader, digestOf } from '@bagi/identity/routerAssertion.ts';
import type { VerifyAssertion } from '@bagi/identity/verifyAssertion.ts';

export interface Trust {
  readonly verifyAssertion: VerifyAssertion;
  readonly verify: VerifyBearer;
  readonly contractOf: ContractOf;
  /** Whether an assertion is used for the first time. */
  readonly once: Once;
  readonly now: () => number;
}

export interface Vouched {
  readonly contract: Contract;
  readonly officer: string | null;
  readonly requestId: string;
  readonly body: string;
}

/** What did not fit. The log hears of it; the caller hears only that it is refused. */
export type Misfit = 'assertion' | 'body' | 'token' | 'partner' | 'agreement' | 'replay';

export class Distrust extends Error {
  readonly misfit: Misfit;

  constructor(misfit: Misfit) {
    super(`The ${misfit} of a call does not fit.`);
    this.misfit = misfit;
  }
}

/** Believes a call when everything about it fits; throws Distrust when one thing does not, before anything is read. */
export async function vouched(trust: Trust, request: IncomingMessage): Promise<Vouched> {
  const asserted = await fitting('assertion', trust.verifyAssertion(String(request.headers[assertionHeader])));
  // A body of as many bytes as were asserted: a stranger makes nothing be read, nor more than that.
  if (Number(request.headers['content-length']) !== asserted.bytes) throw new Distrust('body');
  const body = await fitting('body', buffer(request));
  if (digestOf(body) !== asserted.sha256) throw new Distrust('body');
  const { partner, officer = null } = await fitting('token', trust.verify(request.headers.authorization ?? null));
  if (partner !== asserted.partner) throw new Distrust('partner');
  const contract = await fitting('agreement', inForce(trust, partner));
  if (contract.agreement.version !== asserted.agreement) throw new Distrust('agreement');
  if (!trust.once(asserted.jti, asserted.expiresAt)) throw new Distrust('replay');
  return { contract, officer, requestId: asserted.requestId, body: body.toString('utf8') };
}

async function fitting<Result>(what: Misfit, step: Promise<Result>): Promise<Result> {
  try {
    return await step;
  } catch {
    throw new Distrust(what);
  }
}

async function inForce({ contractOf, now }: Trust, partner: string): Promise<Contract> {
  return contractOf(partner, now());
}
