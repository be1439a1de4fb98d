// The database roles that the agreements call for, one for each version that has not ended.
import { contract } from '@bagi/agreements/contract.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { mayCall } from '@bagi/kit/calls.ts';
import { rightsOf } from '@bagi/kit/rights.ts';
import { type Role, roleOf } from '@bagi/migrations/roles.ts';
import type { GraphQLSchema } from 'graphql';
import { graph } from './graph.ts';

/** Every role that should exist now, computed from documents, schema and the reads of the subgraphs. */
export function wantedRoles(prefix: string, library: Library, schema: GraphQLSchema, nowMs: number): Role[] {
  const reads = graph.flatMap((subgraph) => subgraph.reads);
  const calls = graph.flatMap((subgraph) => subgraph.calls);
  const today = dayInJakarta(nowMs);
  return [...library.values()].flatMap((versions) =>
    versions.flatMap(({ agreement }, index) => {
      const next = versions[index + 1]?.agreement.term.from;
      const until = earliest(agreement.term.until, next === undefined ? 'open' : dayBefore(next));
      if (until !== 'open' && until < today) return [];
      const derived = contract(agreement, schema);
      const called = calls.filter((call) => mayCall(derived, call));
      return [roleOf(prefix, agreement, until === 'open' ? null : until, rightsOf(derived, reads), called)];
    }),
  );
}

function earliest(one: string, other: string): string {
  if (one === 'open') return other;
  return other === 'open' || one < other ? one : other;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
