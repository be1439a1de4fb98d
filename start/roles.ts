// The database roles that the agreements call for, one for each version that has not ended; and the applier's.
import { contract } from '@bagi/agreements/contract.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { mayCall } from '@bagi/kit/calls.ts';
import { writableOf } from '@bagi/kit/inbox/writable.ts';
import { rightsOf } from '@bagi/kit/rights.ts';
import { applierRole } from '@bagi/migrations/applierRole.ts';
import { type Role, roleOf } from '@bagi/migrations/roles.ts';
import type { GraphQLSchema } from 'graphql';
import { graph } from './graph.ts';

/** Every role that should exist now, computed from documents, schema and what the subgraphs read and take in. */
export function wantedRoles(prefix: string, library: Library, schema: GraphQLSchema, nowMs: number): Role[] {
  const reads = graph.flatMap((subgraph) => subgraph.reads);
  const calls = graph.flatMap((subgraph) => subgraph.calls);
  const kinds = graph.flatMap((subgraph) => subgraph.kinds);
  const today = dayInJakarta(nowMs);
  const everySender = [...library.values()].flat().map(({ agreement }) => agreement);
  const ofAgreements = [...library.values()].flatMap((versions) =>
    versions.flatMap(({ agreement }, index) => {
      const next = versions[index + 1]?.agreement.term.from;
      const until = earliest(agreement.term.until, next === undefined ? 'open' : dayBefore(next));
      if (until !== 'open' && until < today) return [];
      const derived = contract(agreement, schema);
      const called = calls.filter((call) => mayCall(derived, call));
      const rights = rightsOf(derived, reads, kinds);
      const last = until === 'open' ? null : until;
      return [roleOf(prefix, agreement, last, rights, called, writableOf(derived, kinds))];
    }),
  );
  return [...ofAgreements, applierRole(prefix, kinds, everySender)];
}

function earliest(one: string, other: string): string {
  if (one === 'open') return other;
  return other === 'open' || one < other ? one : other;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
