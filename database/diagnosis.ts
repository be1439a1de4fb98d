// Reads from what PostgreSQL or the system said which trouble it was.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { DatabaseError, damaged, diskFull, notStarted, notWritable, otherMajorVersion, portInUse } from './errors.ts';
import { majorVersion } from './installation.ts';
import { clusterOf } from './place.ts';

const tailBytes = 4_096;
const tailLines = 15;

// A write that fits in part is told without the system's own words.
const fullDisk = /No space left on device|Disk quota exceeded|wrote only \d+ of \d+ bytes/;
const brokenCluster =
  /PANIC: |checkpoint record|control file|could not open (file|directory) |files are incompatible|required WAL directory|could not access the server configuration file/;

// The order counts: a full disk also leaves files that look damaged.
export function diagnose(said: string, directory: string, port: number): DatabaseError {
  const tail = lastLines(said);
  if (fullDisk.test(said)) return diskFull(directory, tail);
  if (/could not bind .*Address already in use/.test(said)) return portInUse(port);
  if (/could not bind /.test(said)) return notStarted(directory, tail);
  const other = /initialized by PostgreSQL version (\S+),/.exec(said)?.[1];
  if (other !== undefined) return otherMajorVersion(clusterOf(directory), other, majorVersion);
  if (/Permission denied|Read-only file system/.test(said)) return notWritable(directory, tail);
  if (brokenCluster.test(said)) return damaged(clusterOf(directory), tail);
  return notStarted(directory, tail);
}

export function diagnoseSystem(error: unknown, directory: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return diskFull(directory, error.message);
  const closed = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'];
  return closed.includes(String(error.code)) ? notWritable(directory, error.message) : error;
}

export function readTail(file: string): string {
  const log = openSync(file, 'r');
  try {
    const { size } = fstatSync(log);
    const length = Math.min(size, tailBytes);
    const bytes = Buffer.alloc(length);
    readSync(log, bytes, 0, length, size - length);
    return bytes.toString('utf8');
  } finally {
    closeSync(log);
  }
}

function lastLines(said: string): string {
  return said.trimEnd().split('\n').slice(-tailLines).join('\n');
}
