// The role that delivers news: it spreads events, sends them, and notes who has received whom; it reads nothing of the register.
import type { Sql } from 'postgres';
import { announcing } from '@bagi/kit/announce.ts';
import { applyOwnRole } from './ownRole.ts';

/** Name of the courier's role; the hyphen keeps it apart from the roles of agreements. */
export function courierName(prefix: string): string {
  return `${prefix}-warta`;
}

/** Table by table what it may. */
const rights = [
  'SELECT, UPDATE (disebar), DELETE ON warta.peristiwa',
  'SELECT, INSERT, UPDATE, DELETE ON warta.pengantaran',
  'SELECT, INSERT, DELETE ON warta.penolakan',
  'SELECT, INSERT, DELETE ON warta.diterima',
  'SELECT, INSERT, DELETE ON warta.peringatan',
  'SELECT, INSERT, UPDATE ON warta.kontrak',
  'SELECT (mitra, pokok, sejak, sampai, ditangguhkan) ON perjanjian.akses',
  'SELECT, INSERT, UPDATE (sampai) ON perjanjian.kunci_webhook',
  'SELECT, INSERT, UPDATE (alasan, diumumkan, berlaku) ON perjanjian.perubahan',
] as const;

/** Tables whose rows are closed to whoever has no policy. */
const closed = ['perjanjian.akses', 'perjanjian.kunci_webhook', 'perjanjian.perubahan'] as const;

/** Makes the role, or gives it its rights anew; `jobRights` are those of the queue, by a quoted name. */
export async function applyCourier(
  sql: Sql,
  prefix: string,
  secret: Uint8Array,
  jobRights: (role: string) => readonly string[],
): Promise<void> {
  await applyOwnRole(sql, courierName(prefix), secret, (role) => [
    `REVOKE ALL ON ALL TABLES IN SCHEMA warta FROM ${role}`,
    `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA warta FROM ${role}`,
    `GRANT USAGE ON SCHEMA warta, perjanjian TO ${role}`,
    ...rights.map((one) => `GRANT ${one} TO ${role}`),
    `GRANT EXECUTE ON FUNCTION ${announcing} TO ${role}`,
    `GRANT EXECUTE ON FUNCTION perjanjian.keadaan_kini() TO ${role}`,
    ...closed.flatMap((table) => [
      `DROP POLICY IF EXISTS ${role} ON ${table}`,
      `CREATE POLICY ${role} ON ${table} TO ${role} USING (true) WITH CHECK (true)`,
    ]),
    ...jobRights(role),
  ]);
}
