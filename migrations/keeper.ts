// The role by which a process sees the states of agreements, counts what is used of quotas and finds what is registered; it reads no table at all.
import { announcing } from '@bagi/kit/announce.ts';
import type { Sql } from 'postgres';
import { applyOwnRole } from './ownRole.ts';

/** Name of the keeper's role; the hyphen keeps it apart from the roles of agreements. */
export function keeperName(prefix: string): string {
  return `${prefix}-masa`;
}

const functions = [
  'perjanjian.keadaan_kini()',
  'perjanjian.ambil_jatah(text, text[], text[], timestamptz[], bigint[], boolean[], bigint[])',
  'perjanjian.lupakan_jatah()',
  'perjanjian.naskah_operasi(text, text)',
];

/** Makes the role, or gives it its rights anew. */
export async function applyKeeper(sql: Sql, prefix: string, secret: Uint8Array): Promise<void> {
  await applyOwnRole(sql, keeperName(prefix), secret, (role) => [
    `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA perjanjian FROM ${role}`,
    `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA warta FROM ${role}`,
    `GRANT USAGE ON SCHEMA perjanjian, warta TO ${role}`,
    `GRANT EXECUTE ON FUNCTION ${announcing} TO ${role}`,
    ...functions.map((one) => `GRANT EXECUTE ON FUNCTION ${one} TO ${role}`),
  ]);
}
