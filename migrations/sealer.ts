// The role that seals the record: it reads the rows, adds leaves and checkpoints beside them, and changes nothing.
import type { Sql } from 'postgres';
import { applyOwnRole } from './ownRole.ts';

/** Name of the sealer's role; the hyphen keeps it apart from the roles of agreements. */
export function sealerName(prefix: string): string {
  return `${prefix}-penyegel`;
}

const rights = [
  'SELECT ON catatan.akses, catatan.ditolak, catatan.kejadian, catatan.perubahan, catatan.penundaan, catatan.medan',
  'SELECT, INSERT ON catatan.daun, catatan.simpul, catatan.titik, catatan.stempel',
] as const;

/** Makes the role, or gives it its rights anew. */
export async function applySealer(sql: Sql, prefix: string, secret: Uint8Array): Promise<void> {
  await applyOwnRole(sql, sealerName(prefix), secret, (role) => [
    `REVOKE ALL ON ALL TABLES IN SCHEMA catatan FROM ${role}`,
    `GRANT USAGE ON SCHEMA catatan TO ${role}`,
    ...rights.map((one) => `GRANT ${one} TO ${role}`),
  ]);
}
