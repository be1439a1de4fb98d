// The five fences of a running system and its record, and how tests take them away to see that each of the others holds. Nothing else can:
// no setting leads here, and what serves more than tests refuses.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Contract } from '@bagi/agreements/contract.ts';
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import type { Subgraph } from '@bagi/kit/subgraph.ts';
import type { Recorder } from '@bagi/record/recorder.ts';
import type { Guard } from '@bagi/router/guard.ts';
import { enforceScalars } from '@bagi/schema/scalars.ts';
import { type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';
import type { Config } from './config.ts';

/** Which fences stand. */
export interface Fences {
  /** router/front.ts: each partner asks on a schema of its own. */
  readonly contract: boolean;
  /** subgraphs/kit/gate.ts: a subgraph refuses what is not granted. */
  readonly gate: boolean;
  /** subgraphs/kit/columns.ts and agreements/scope.ts: only what is granted is read, of persons in scope. */
  readonly reading: boolean;
  /** The half of the reading that knows rows: only persons in scope are read. Taken away alone, columns stay scoped. */
  readonly scope: boolean;
  /** migrations/roles.ts: PostgreSQL gives a partner's role no more. */
  readonly database: boolean;
  /** router/guard.ts: an answer leaves when all of it is explained. */
  readonly guard: boolean;
  /** router/record.ts: nothing leaves that is not recorded. */
  readonly record: boolean;
}

const all: Fences = {
  contract: true,
  gate: true,
  reading: true,
  scope: true,
  database: true,
  guard: true,
  record: true,
};

/** All fences, but for those that a test takes away from a system of one process. */
export function standing(config: Config, taken: Partial<Fences> = {}): Fences {
  if (Object.keys(taken).length > 0 && (config.production || config.subgraphsOverHttp))
    throw new Error('Fences are taken away only in tests, in one process.');
  return { ...all, ...taken };
}

/** Without the contract, everyone validates on the whole schema. */
export function withoutContract(contractOf: ContractOf, whole: GraphQLSchema): ContractOf {
  const schema = enforceScalars(whole);
  const widened = new WeakMap<Contract, Contract>();
  return (partner, nowMs) => {
    const contract = contractOf(partner, nowMs);
    const before = widened.get(contract);
    if (before) return before;
    const made = { ...contract, schema };
    widened.set(contract, made);
    return made;
  };
}

/** Without the gate, subgraphs answer whatever they are asked. */
export function withoutGate(graph: readonly Subgraph[]): Subgraph[] {
  return graph.map((subgraph) => ({ ...subgraph, schema: subgraph.ungated }));
}

/** What is read by in place of a caller's contract, where the scoped reading is taken away, or the half of it that knows rows. */
export function readByWithout(
  { reading, scope }: Fences,
  whole: GraphQLSchema,
): ((contract: Contract) => Contract) | undefined {
  if (reading && scope) return undefined;
  const widened = new WeakMap<Contract, Contract>();
  return (contract) => {
    const before = widened.get(contract);
    if (before) return before;
    const grants = reading ? contract.grants : { ...contract.grants, coordinates: coordinatesOf(whole) };
    const made = { ...contract, agreement: ofEveryone(contract.agreement), grants };
    widened.set(contract, made);
    return made;
  };
}

function coordinatesOf(whole: GraphQLSchema): Set<string> {
  return new Set(
    Object.values(whole.getTypeMap()).flatMap((type) =>
      isObjectType(type) || isInputObjectType(type)
        ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
        : [],
    ),
  );
}

function ofEveryone(agreement: Agreement): Agreement {
  const services = agreement.services.map((service) => ({ ...service, rows: {} }));
  return { ...agreement, services, rows: { everyone: 'A test took the fence away.' } };
}

/** Without the guard, an answer leaves as it is. */
export const withoutGuard: Guard = (result) => result;

/** Without the record, nothing is written down, so that its cost can be seen. */
export function withoutRecord(): Recorder {
  const none = { id: '', leaf: Buffer.alloc(32) };
  return {
    record: async () => none,
    refused: async () => none,
    count: () => {},
    noticed: () => {},
    repeated: () => {},
    close: async () => {},
  };
}
