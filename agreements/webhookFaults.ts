// News tells an id and no more, so what it is about must be something that the partner may fetch under that id.
import type { GraphQLSchema } from 'graphql';
import type { Agreement } from './agreement.ts';
import { type About, events, isEventKind } from './events.ts';
import type { Fault } from './fault.ts';
import { grants, permits } from './grants.ts';

/** The field by which a partner knows what an event is about; its own agreement it may always read. */
const knownBy: Record<About, string> = { usulan: 'Usulan.id', asn: 'Asn.id', perjanjian: 'Perjanjian.versi' };

/** Every event that would tell an id which the partner is not given otherwise. */
export function webhookFaults(agreement: Agreement, schema: GraphQLSchema): Fault[] {
  const opened = grants(agreement, schema);
  return Object.keys(agreement.webhook?.events ?? {}).flatMap((kind): Fault[] => {
    const id = isEventKind(kind) ? knownBy[events[kind]] : '';
    return permits(opened, id) ? [] : [[['webhook', 'events', kind], `${kind} tells ${id}, which is not opened`]];
  });
}
