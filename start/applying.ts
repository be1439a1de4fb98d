// Applying what has landed, in every process that lands: as the applier's own role.
import type { Library } from '@bagi/agreements/library.ts';
import { openPool } from '@bagi/database/connect.ts';
import { type Applier, openApplier } from '@bagi/kit/inbox/applier.ts';
import { applierName } from '@bagi/migrations/applierRole.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import { deadlines } from './deadlines.ts';
import { graph } from './graph.ts';

export interface ApplyingSettings {
  readonly databaseUrl: string;
  readonly rolePrefix: string;
  readonly secret: Uint8Array;
  readonly connections: number;
  readonly library: Library;
  readonly onFailure: (kirimanId: string, error: unknown) => void;
  readonly onStatement?: ((text: string) => void) | undefined;
}

/** How often what was landed and left is looked for. */
const sweepMs = 10_000;

/** Opens the applier with connections of its own. */
export function openApplying(settings: ApplyingSettings): Applier {
  const url = new URL(settings.databaseUrl);
  url.username = applierName(settings.rolePrefix);
  url.password = rolePassword(settings.secret, url.username);
  const sql = openPool(url.href, {
    max: settings.connections,
    applicationName: 'bagi-pakai penerap',
    statementTimeoutMs: deadlines.statementMs,
    idleTimeoutSeconds: 60,
  });
  const { library, onFailure, onStatement } = settings;
  const applier = openApplier({
    sql,
    kinds: graph.flatMap(({ kinds }) => kinds),
    agreementOf: (mitra, versi) => library.get(mitra)?.find(({ agreement }) => agreement.version === versi)?.agreement,
    onFailure,
    sweepMs,
    ...(onStatement && { onStatement }),
  });
  return {
    ...applier,
    async close() {
      await applier.close();
      await sql.end({ timeout: 5 });
    },
  };
}
