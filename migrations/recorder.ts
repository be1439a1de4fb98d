// The role that writes the record: it may add to it, and neither read, change nor remove anything.
import type { Sql } from 'postgres';
import { applyOwnRole } from './ownRole.ts';

/** Name of the recorder's role; the hyphen keeps it apart from the roles of agreements. */
export function recorderName(prefix: string): string {
  return `${prefix}-pencatat`;
}

const logs = ['catatan.akses', 'catatan.medan', 'catatan.ditolak', 'catatan.kejadian'] as const;

/** Makes the role, or gives it its rights anew. */
export async function applyRecorder(sql: Sql, prefix: string, secret: Uint8Array): Promise<void> {
  await applyOwnRole(sql, recorderName(prefix), secret, (role) => [
    `REVOKE ALL ON ALL TABLES IN SCHEMA catatan FROM ${role}`,
    `GRANT USAGE ON SCHEMA catatan TO ${role}`,
    ...logs.map((log) => `GRANT INSERT ON ${log} TO ${role}`),
  ]);
}
