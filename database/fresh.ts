// Gives a test a database of its own, empty or a copy of a template, and takes it away again.
import { randomBytes } from 'node:crypto';
import { openPool } from './connect.ts';

export type FreshDatabase = { url: string; drop(): Promise<void> };

export async function freshDatabase(url: string, template?: string): Promise<FreshDatabase> {
  const name = `fresh_${randomBytes(8).toString('hex')}`;
  await once(url, `create database "${name}"${template === undefined ? '' : copyOf(template)}`);
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return { url: fresh.href, drop: () => once(url, `drop database if exists "${name}" with (force)`) };
}

// Copying files is quicker than copying through the log when the copy is thrown away the same minute.
function copyOf(template: string): string {
  return ` template "${template.replaceAll('"', '""')}" strategy file_copy`;
}

async function once(url: string, statement: string): Promise<void> {
  const sql = openPool(url, { max: 1, applicationName: 'bagi-fresh' });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
