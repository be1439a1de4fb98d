// The database brought to what the documents say, or how it differs: bagi agreement apply, bagi roles
import { type Difference, roleDifferences } from '@bagi/migrations/apply-roles.ts';
import { wantedAttention } from '../../start/attention.ts';
import { noteAccess } from '../../start/changes.ts';
import { bringIntoForce } from '../../start/inForce.ts';
import { wantedRoles } from '../../start/roles.ts';
import { sealKeyOf } from '../../start/secrets.ts';
import { documentsOf, withDatabase } from '../opened.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly dryRun: boolean;
}

export async function apply(terminal: Terminal, flags: Flags): Promise<void> {
  const differences = await withDatabase(terminal, async ({ sql, config, databaseUrl }) => {
    const { library, schema } = documentsOf(config);
    const roles = wantedRoles(config.rolePrefix, library, schema, Date.now());
    if (flags.dryRun) return roleDifferences(sql, config.rolePrefix, roles);
    const attention = wantedAttention(config.rolePrefix, library, schema);
    const secret = sealKeyOf(config.dataDirectory, config.sealKey);
    const differences = await bringIntoForce(sql, databaseUrl, config, { library, roles, attention, secret });
    await noteAccess(sql, { library, roles }, Date.now());
    return differences;
  });
  show(terminal, flags, { applied: !flags.dryRun, differences }, () =>
    [
      ...differences.map(told),
      differences.length === 0 ? 'The roles are as the agreements say.' : ending(flags.dryRun),
    ].join('\n'),
  );
}

/** The same by another word: only shown, unless told to. */
export function roles(terminal: Terminal, { json, apply: applies }: Json & { readonly apply: boolean }): Promise<void> {
  return apply(terminal, { json, dryRun: !applies });
}

function ending(dryRun: boolean): string {
  return dryRun ? 'Nothing is changed yet: bagi agreement apply' : 'Applied.';
}

function told({ role, change, opens, closes }: Difference): string {
  return [
    `${role} (${change})`,
    ...opens.map((right) => `  + ${right}`),
    ...closes.map((right) => `  - ${right}`),
  ].join('\n');
}
