// One PostgreSQL for everything that is measured, filled once with one population.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { startEmbedded } from '@bagi/database/embedded.ts';
import { serve } from './systems.ts';

/** The server that the measured systems share. */
export interface Register {
  readonly directory: string;
  readonly databaseUrl: string;
  /** The process under which all of the server's processes stand. */
  readonly databasePid: number;
  readonly sql: Sql;
  readonly stop: () => Promise<void>;
}

/**
 * Opens the register of a directory and fills it where it is empty; without a directory it is made anew and goes away. Copies of
 * it are other databases of the same server: policies of one are none of another.
 */
export async function openRegister(
  asn: number,
  kept: string | undefined,
  copies: readonly string[] = [],
): Promise<Register> {
  const directory = kept ?? mkdtempSync(join(tmpdir(), 'bagi-pakai-bench-'));
  mkdirSync(directory, { recursive: true });
  const server = await startEmbedded({ directory: join(directory, 'postgres') });
  const remove = async () => {
    await server.stop();
    if (kept === undefined) rmSync(directory, { recursive: true, force: true });
  };
  try {
    await fill(server.url, directory, asn);
    for (const name of copies) await copy(server.url, directory, name);
    const sql = openPool(server.url, { max: 1, applicationName: 'bench' });
    const stop = async () => {
      await sql.end({ timeout: 5 });
      await remove();
    };
    await requirePersons(sql, asn, directory).catch(async (error: unknown) => {
      await sql.end({ timeout: 5 });
      throw error;
    });
    return { directory, databaseUrl: server.url, databasePid: server.pid, sql, stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The settings with which ours is measured, or a copy of it by its name. */
export function ourSettings(
  { databaseUrl, directory }: Pick<Register, 'databaseUrl' | 'directory'>,
  asn: number,
  copied?: string,
) {
  return {
    DATABASE_URL: copied === undefined ? databaseUrl : addressOf(databaseUrl, copied),
    DATA_DIRECTORY: join(directory, copied ?? 'ours'),
    ASN: String(asn),
  };
}

/** The address of a database of the same server. */
function addressOf(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** A system of ours fills it at its first start, as npm start does. */
async function fill(databaseUrl: string, directory: string, asn: number): Promise<void> {
  const sql = openPool(databaseUrl, { max: 1, applicationName: 'bench' });
  const [found] = await sql`select to_regclass('asn.asn') is not null as made`.finally(() => sql.end({ timeout: 5 }));
  if (found?.['made'] === true && existsSync(join(directory, 'ours'))) return;
  const system = await serve('seeding', {}, ourSettings({ databaseUrl, directory }, asn));
  await system.stop();
}

/** With its keys and its sealed record, which belong to the database. Nobody may be connected to what is copied. */
async function copy(databaseUrl: string, directory: string, name: string): Promise<void> {
  const sql = openPool(addressOf(databaseUrl, 'template1'), { max: 1, applicationName: 'bench' });
  try {
    const [known] = await sql`select from pg_database where datname = ${name}`;
    const from = new URL(databaseUrl).pathname.slice(1);
    if (known) return;
    rmSync(join(directory, name), { recursive: true, force: true });
    cpSync(join(directory, 'ours'), join(directory, name), { recursive: true });
    await sql.unsafe(`create database "${name}" template "${from}" strategy file_copy`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function requirePersons(sql: Sql, asn: number, directory: string): Promise<void> {
  const [{ persons } = {}] = await sql`select count(*)::int as persons from asn.asn`;
  if (persons === asn) return;
  throw new Error(
    `The register in ${directory} has ${String(persons)} persons, not ${asn}: say --asn ${String(persons)}, or another --data.`,
  );
}
