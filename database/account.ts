// Chooses under which account PostgreSQL runs, because it refuses to run as root.
import { spawnSync } from 'node:child_process';
import { existsSync, lchownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { outOfReach, unsupportedPlatform } from './errors.ts';
import { copyInstallation, findInstallation, linkLibraries, type Installation } from './installation.ts';
import { clusterOf, librariesOf, passwordFileOf } from './place.ts';

type Owner = { uid: number; gid: number };
type Options = { cwd: string; env: Record<string, string> } & Partial<Owner>;

// `before` stands in front of every command line; `owner` is whose the files must be, null for our own.
export type Account = { native: string; before: string[]; options: Options; owner: Owner | null };

const nobody: Owner = { uid: 65_534, gid: 65_534 };
// In a user namespace root keeps its own files, and PostgreSQL sees an ordinary user.
const namespace = ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`];

export function chooseAccount(directory: string): Account {
  const original = findInstallation();
  linkLibraries(original, librariesOf(directory));
  const own = account(original, directory);
  if (process.getuid?.() !== 0) return usable(own, directory);
  const owner = ownerOf(directory);
  const spaced = { ...own, before: namespace };
  if (owner.uid === 0 && objection(spaced, directory) === null) return spaced;
  return otherAccount(original, directory, owner.uid === 0 ? nobody : owner);
}

export function commandOf(chosen: Account, binary: 'initdb' | 'postgres', args: string[]): [string, string[]] {
  const [program = '', ...rest] = [...chosen.before, join(chosen.native, 'bin', binary), ...args];
  return [program, rest];
}

export function give(path: string, { owner }: Account): void {
  if (owner === null || !existsSync(path)) return;
  const { uid, gid } = owner;
  const found = lstatSync(path);
  if (found.uid !== uid) lchownSync(path, uid, gid);
  if (!found.isDirectory()) return;
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' })) lchownSync(join(path, entry), uid, gid);
}

function usable(own: Account, directory: string): Account {
  const reason = objection(own, directory);
  if (reason !== null) throw unsupportedPlatform(`${process.platform}-${process.arch}`, reason);
  return own;
}

// Where the packages lie under a closed home, another account cannot read them: it gets a copy beside its data.
function otherAccount(original: Installation, directory: string, owner: Owner): Account {
  const direct = account(original, directory, owner);
  const chosen =
    objection(direct, directory) === null ? direct : account(copyInstallation(original, directory), directory, owner);
  if (objection(chosen, directory) !== null) throw outOfReach(directory, owner.uid);
  give(passwordFileOf(directory), chosen);
  give(clusterOf(directory), chosen);
  return chosen;
}

// Nothing of our own environment goes along: PGPORT, PGOPTIONS and their kin would change the server.
function account({ native }: Installation, directory: string, owner: Owner | null = null): Account {
  const libraries = `${librariesOf(directory)}:${join(native, 'lib')}`;
  const env = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', LD_LIBRARY_PATH: libraries };
  return { native, before: [], options: { cwd: '/', env, ...owner }, owner };
}

function ownerOf(directory: string): Owner {
  const cluster = clusterOf(directory);
  const { uid, gid } = statSync(existsSync(cluster) ? cluster : directory);
  return { uid, gid };
}

// Runs the binary once, within reach of the directory: surer than to predict what a machine allows.
function objection(candidate: Account, directory: string): string | null {
  const look = 'test -x "$1" && exec "$2" --version';
  const [program, ...args] = [...candidate.before, '/bin/sh', '-c', look, 'sh', directory];
  const binary = join(candidate.native, 'bin', 'postgres');
  const { status, stderr, error } = spawnSync(program, [...args, binary], { ...candidate.options, encoding: 'utf8' });
  if (status === 0) return null;
  return error?.message ?? (stderr.trim() || 'its binary cannot be run');
}
