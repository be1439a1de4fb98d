// What can go wrong with the place where the data lives: one sentence on what is wrong, where, and what to do.
export type Trouble =
  | 'UNSUPPORTED_PLATFORM'
  | 'PORT_IN_USE'
  | 'DISK_FULL'
  | 'DIRECTORY_NOT_WRITABLE'
  | 'DIRECTORY_OUT_OF_REACH'
  | 'DIRECTORY_NAME_UNUSABLE'
  | 'OTHER_MAJOR_VERSION'
  | 'DAMAGED'
  | 'PASSWORD_LOST'
  | 'RUNNING_OTHERWISE'
  | 'NOT_STARTED'
  | 'URL_UNREADABLE'
  | 'ACCESS_REFUSED'
  | 'DATABASE_ABSENT'
  | 'SERVER_OUT_OF_REACH'
  | 'SERVER_NOT_READY';

export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: Trouble;

  constructor(code: Trouble, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

const otherwise = 'or set DATABASE_URL to a PostgreSQL 18 server of your own';
const untouched = 'Nothing in it was changed or deleted.';

export const unsupportedPlatform = (platform: string, reason: string): DatabaseError =>
  new DatabaseError(
    'UNSUPPORTED_PLATFORM',
    `The embedded PostgreSQL does not run on this machine (${platform}): ${reason}. Set DATABASE_URL to a PostgreSQL 18 server instead.`,
  );

export const portInUse = (port: number): DatabaseError =>
  new DatabaseError(
    'PORT_IN_USE',
    `Port ${port} on 127.0.0.1 is taken by another program. Stop that program, choose another port for the database, or give none and a free one is found.`,
  );

export const diskFull = (directory: string, said: string): DatabaseError =>
  new DatabaseError(
    'DISK_FULL',
    `The disk that holds ${directory} is full. Free some space there and start again.${quoted(said)}`,
  );

export const notWritable = (directory: string, said: string): DatabaseError =>
  new DatabaseError(
    'DIRECTORY_NOT_WRITABLE',
    `The database directory ${directory} cannot be written. Give this user the right to write there, choose another directory, ${otherwise}.${quoted(said)}`,
  );

export const outOfReach = (directory: string, uid: number): DatabaseError =>
  new DatabaseError(
    'DIRECTORY_OUT_OF_REACH',
    `PostgreSQL refuses to run as root, user namespaces are forbidden here, and the ordinary user ${uid} cannot reach ${directory}. Start as an ordinary user, move to a directory that others may enter, ${otherwise}.`,
  );

export const nameUnusable = (directory: string): DatabaseError =>
  new DatabaseError(
    'DIRECTORY_NAME_UNUSABLE',
    `The embedded PostgreSQL finds no libraries by a path with a colon or semicolon in it: ${directory}. Choose a directory without, ${otherwise}.`,
  );

export const otherMajorVersion = (cluster: string, found: string, ours: string): DatabaseError =>
  new DatabaseError(
    'OTHER_MAJOR_VERSION',
    `${cluster} was written by PostgreSQL ${found}; this is PostgreSQL ${ours}. Dump it with PostgreSQL ${found}, move the directory aside, start again and load the dump. ${untouched}`,
  );

export const damaged = (cluster: string, said: string): DatabaseError =>
  new DatabaseError(
    'DAMAGED',
    `${cluster} does not hold a database that PostgreSQL can open. Restore it from a backup, or move it aside to start afresh. ${untouched}${quoted(said)}`,
  );

export const passwordLost = (file: string): DatabaseError =>
  new DatabaseError(
    'PASSWORD_LOST',
    `The password in ${file} is missing, unreadable, or not the one of the database beside it. Put the right password back, or move the whole directory aside to start afresh. ${untouched}`,
  );

export const runningOtherwise = (directory: string, how: string): DatabaseError =>
  new DatabaseError(
    'RUNNING_OTHERWISE',
    `The database in ${directory} is already running ${how}. Stop the program that started it, or ask for the same.`,
  );

export const notStarted = (directory: string, said: string): DatabaseError =>
  new DatabaseError('NOT_STARTED', `PostgreSQL did not start in ${directory}.${quoted(said)}`);

function quoted(said: string): string {
  return said === '' ? '' : `\nThe cause:\n${said}`;
}
