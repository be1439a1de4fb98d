// The contract of a partner, for whoever tells of it: of an agreement that is not in force nothing is told.
import type { Contract } from '@bagi/agreements/contract.ts';
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import { Refusal } from '@bagi/agreements/refusals.ts';

export function contractInForce(contractOf: ContractOf, partner: string, nowMs: number): Contract | null {
  try {
    return contractOf(partner, nowMs);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
