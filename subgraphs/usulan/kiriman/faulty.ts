// What a sender of one record hears when it has faults: a refusal that names each field, down to the place inside its data.
import { refusal } from '@bagi/agreements/refusals.ts';
import type { Fault, Reply } from '@bagi/kit/inbox/kinds.ts';

export function faulty(faults: readonly (readonly Fault[])[]): Reply {
  const told = faults.flat().map(({ bidang, alasan }) => `${bidang}: ${alasan}`);
  throw refusal('BAD_USER_INPUT', told.join(' '), { faults: told });
}
