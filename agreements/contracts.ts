// Which contract holds for a partner now: one for each version of each agreement, derived once.
import { enforceScalars } from '@bagi/schema/scalars.ts';
import type { GraphQLSchema } from 'graphql';
import type { Agreement } from './agreement.ts';
import { type Contract, contract } from './contract.ts';
import { inForce } from './inForce.ts';
import type { Library } from './library.ts';

/** The contract in force for a partner at an instant; throws the refusal when there is none. */
export type ContractOf = (partner: string, nowMs: number) => Contract;

/** Contracts of a library over a whole schema. */
export function contracts(library: Library, schema: GraphQLSchema): ContractOf {
  const derived = new Map<Agreement, Contract>();
  return (partner, nowMs) => {
    const agreement = inForce(library, partner, nowMs);
    const before = derived.get(agreement);
    if (before) return before;
    const made = contract(agreement, schema);
    enforceScalars(made.schema);
    derived.set(agreement, made);
    return made;
  };
}
