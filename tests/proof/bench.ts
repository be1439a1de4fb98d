// The system put together from its parts without a server, so that a proof can put a leak into one of them.
import type { Contract } from '@bagi/agreements/contract.ts';
import { contracts } from '@bagi/agreements/contracts.ts';
import { answerer } from '@bagi/kit/answer.ts';
import { type Run, runOn } from '@bagi/kit/database.ts';
import type { Subgraph } from '@bagi/kit/subgraph.ts';
import { accountOf } from '@bagi/router/account.ts';
import { codesOf, replyStatus } from '@bagi/router/reply.ts';
import { front } from '@bagi/router/front.ts';
import { carrier } from '@bagi/router/plan.ts';
import type { Sql } from 'postgres';
import { graph } from '../../start/graph.ts';
import type { Operation } from './operations.ts';
import { type Ask, instant, library, schema, supergraphSdl } from './pair.ts';

/** A leak: a part of the system, made wrong. Each system that leaks gets its own. */
export interface Leak {
  readonly run?: (run: Run) => Run;
  readonly contractOf?: (
    contract: (partner: string) => Contract,
  ) => (partner: string, operation: Operation) => Contract;
  readonly subgraphs?: (sql: Sql) => readonly Subgraph[];
}

const publicUrl = 'https://bagi.example';

/**
 * The system over a register, with a leak or without one. It reads as the owner of the database and lets every answer
 * pass: those fences would hide the leak, and each has a test of its own. Contracts may be added to those in force.
 */
export function bench(
  sql: Sql,
  { run, contractOf, subgraphs }: Leak = {},
  beside: ReadonlyMap<string, Contract> = new Map(),
): Ask {
  const { signal } = new AbortController();
  const statements: string[] = [];
  const reading = runOn(sql, (text) => void statements.push(text));
  const leaking = run ? run(reading) : reading;
  const tools = { runAs: () => leaking, sealKey: new Uint8Array(32), now: () => instant };
  const parts = subgraphs ? subgraphs(sql) : graph;
  const answers = new Map(parts.map((part) => [part.name, answerer(part, tools, () => {})]));
  const carry = carrier(supergraphSdl, async (name, part, asking) => {
    const answer = answers.get(name);
    if (!answer) throw new Error(`There is no subgraph ${name}.`);
    return answer(part, asking);
  });
  const serve = front(carry, (result) => result);
  const inForce = contracts(library, schema);
  const right = (partner: string) => beside.get(partner) ?? inForce(partner, instant);
  const chosen = contractOf ? contractOf(right) : right;
  return async (partner, operation) => {
    statements.length = 0;
    const { result } = await serve(operation, {
      asking: {
        contract: chosen(partner, operation),
        officer: null,
        requestId: '',
        publicUrl,
        authorization: '',
        signal,
        persons: new Set(),
      },
      account: accountOf(''),
      replied: () => {},
      judged: () => {},
      charge: async () => null,
    });
    const text = JSON.stringify(result);
    return {
      status: replyStatus(codesOf(result)),
      headers: {},
      text,
      statements: statements.toSorted(),
    };
  };
}
