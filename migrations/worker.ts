// The role that matches lists: it brings in what a partner sent, calls the functions that compare, and takes the verdicts out.
import type { Sql } from 'postgres';
import { applyOwnRole } from './ownRole.ts';

/** Name of the worker's role; the hyphen keeps it apart from the roles of agreements. */
export function workerName(prefix: string): string {
  return `${prefix}-pemadanan`;
}

const functions = [
  'pemadanan.terima(text, text, text, bigint)',
  'pemadanan.mulai()',
  'pemadanan.catat(text, integer)',
  'pemadanan.padankan(text)',
  'pemadanan.selesaikan(text, integer, integer, integer, integer, integer, jsonb, text, text, text)',
  'pemadanan.gagalkan(text, text)',
];

/** Makes the role, or gives it its rights anew; it never reads the register. */
export async function applyWorker(sql: Sql, prefix: string, secret: Uint8Array): Promise<void> {
  await applyOwnRole(sql, workerName(prefix), secret, (role, database) => [
    // Verdicts stand in a table of the worker's session, which the functions make.
    `GRANT TEMPORARY ON DATABASE ${database} TO "bagi-pakai-verifikasi"`,
    // The verdicts on a million rows are put in order in memory, and stand there until they are taken out.
    `ALTER ROLE ${role} SET work_mem = '256MB'`,
    `ALTER ROLE ${role} SET temp_buffers = '128MB'`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA pemadanan FROM ${role}`,
    `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA pemadanan FROM ${role}`,
    `GRANT USAGE ON SCHEMA pemadanan TO ${role}`,
    `GRANT INSERT ON pemadanan.baris TO ${role}`,
    ...functions.map((one) => `GRANT EXECUTE ON FUNCTION ${one} TO ${role}`),
  ]);
}
