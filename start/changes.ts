// What this start puts in force, as the record of changes compares it: documents, roles and settings, each by a digest.
import { createHmac, hash } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Library } from '@bagi/agreements/library.ts';
import { fingerprint, type Role } from '@bagi/migrations/roles.ts';
import { noteChanges, type Present } from '@bagi/record/changes.ts';
import type { Sql } from 'postgres';
import type { Config } from './config.ts';

export interface InForce {
  readonly config: Config;
  readonly library: Library;
  readonly roles: readonly Role[];
  /** Settings hold secrets: their digests are made with it. */
  readonly secret: Uint8Array;
}

/** Writes down what is another than it was at the last start. */
export async function noteInForce(sql: Sql, { config, library, roles, secret }: InForce, atMs: number): Promise<void> {
  await noteAccess(sql, { library, roles }, atMs);
  await noteChanges(sql, 'pengaturan', settingsIn(config, secret), userInfo().username, atMs);
}

/** The same of who may see what alone: agreements and roles. */
export async function noteAccess(
  sql: Sql,
  { library, roles }: Pick<InForce, 'library' | 'roles'>,
  atMs: number,
): Promise<void> {
  const by = userInfo().username;
  await noteChanges(sql, 'perjanjian', agreementsIn(library), by, atMs);
  await noteChanges(sql, 'peran', rolesIn(roles), by, atMs);
}

function agreementsIn(library: Library): Present {
  return new Map(
    [...library.values()]
      .flat()
      .map(({ agreement }) => [
        `${agreement.partner}/${agreement.version}`,
        hash('sha256', JSON.stringify(agreement), 'buffer'),
      ]),
  );
}

function rolesIn(roles: readonly Role[]): Present {
  return new Map(roles.map((role) => [role.name, hash('sha256', fingerprint(role), 'buffer')]));
}

function settingsIn(config: Config, secret: Uint8Array): Present {
  const text = (value: unknown) => JSON.stringify(value instanceof Map ? [...value] : value) ?? '';
  return new Map(
    Object.entries(config).map(([name, value]) => [
      name,
      createHmac('sha256', secret)
        .update(`pengaturan ${name} ${text(value)}`)
        .digest(),
    ]),
  );
}
