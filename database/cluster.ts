// Makes the cluster on the first start, and on later ones sees that it is whole and ours.
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { commandOf, give, type Account } from './account.ts';
import { diagnose } from './diagnosis.ts';
import { damaged, otherMajorVersion } from './errors.ts';
import { majorVersion } from './installation.ts';
import { clusterOf, newPassword, superuser } from './place.ts';
import { endOrphans } from './server.ts';

export async function prepareCluster(directory: string, account: Account, durable: boolean): Promise<void> {
  await removeHalfMade(directory);
  const cluster = clusterOf(directory);
  if (!existsSync(cluster)) return await makeCluster(directory, account, durable);
  checkVersion(cluster);
  // PostgreSQL refuses a cluster that others may read, as a copied or restored one often is.
  chmodSync(cluster, 0o700);
}

// Made aside and renamed when whole: a start that is cut short leaves no cluster rather than half of one.
async function makeCluster(directory: string, account: Account, durable: boolean): Promise<void> {
  const half = halfMade(directory);
  const passwordFile = newPassword(directory);
  mkdirSync(half, { mode: 0o700 });
  give(passwordFile, account);
  give(half, account);
  try {
    await initdb(account, [`--pgdata=${half}`, `--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync'])]);
  } catch (error) {
    await removeHalfMade(directory);
    throw diagnose(saidBy(error), directory, 0);
  }
  renameSync(half, clusterOf(directory));
}

// The order of texts is that of their code points, on every machine the same, whatever locales it has.
async function initdb(account: Account, where: string[]): Promise<void> {
  const how = ['--auth=scram-sha-256', `--username=${superuser}`, '--encoding=UTF8', '--no-instructions'];
  const order = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--text-search-config=simple'];
  const [program, args] = commandOf(account, 'initdb', [...where, ...how, ...order]);
  await promisify(execFile)(program, args, account.options);
}

function checkVersion(cluster: string): void {
  const found = versionOf(cluster);
  if (found === null) throw damaged(cluster, '');
  if (found !== majorVersion) throw otherMajorVersion(cluster, found, majorVersion);
}

function versionOf(cluster: string): string | null {
  try {
    return readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  } catch {
    return null;
  }
}

const halfMade = (directory: string): string => `${clusterOf(directory)}.new-${process.pid}`;

async function removeHalfMade(directory: string): Promise<void> {
  const prefix = `${basename(clusterOf(directory))}.new-`;
  for (const entry of readdirSync(directory).filter((name) => name.startsWith(prefix))) {
    await endOrphans(join(directory, entry));
    rmSync(join(directory, entry), { recursive: true, force: true, maxRetries: 5 });
  }
}

function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { stderr = '' } = error as Error & { stderr?: string };
  return stderr === '' ? error.message : stderr;
}
