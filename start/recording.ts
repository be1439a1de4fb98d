// The record in a process that serves: written as a role that can only add, with the keys of the installation.
import { openPool } from '@bagi/database/connect.ts';
import { recorderName } from '@bagi/migrations/recorder.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import type { KeyOf } from '@bagi/record/pseudonyms.ts';
import { openRecorder, type Recorder } from '@bagi/record/recorder.ts';
import type { SecurityEvent } from '@bagi/record/writing.ts';
import { deadlines } from './deadlines.ts';

export interface RecordingSettings {
  readonly databaseUrl: string;
  readonly rolePrefix: string;
  readonly secret: Uint8Array;
  readonly keyOf: KeyOf;
  readonly onFailure: (log: string, error: unknown) => void;
  readonly onRepeated: (event: SecurityEvent) => void;
}

/** The address of the database as the recorder's role. */
export function recorderUrl(databaseUrl: string, rolePrefix: string, secret: Uint8Array): string {
  const url = new URL(databaseUrl);
  url.username = recorderName(rolePrefix);
  url.password = rolePassword(secret, url.username);
  return url.href;
}

export function openRecording({
  databaseUrl,
  rolePrefix,
  secret,
  keyOf,
  onFailure,
  onRepeated,
}: RecordingSettings): Recorder {
  const url = recorderUrl(databaseUrl, rolePrefix, secret);
  return openRecorder({
    open: () =>
      openPool(url, {
        max: 1,
        applicationName: 'bagi-pakai catatan',
        statementTimeoutMs: deadlines.recordMs,
        connectTimeoutSeconds: deadlines.recordMs / 1_000,
      }),
    keyOf,
    onFailure,
    onRepeated,
    bounds: { together: 500, waitingMax: 20_000, patienceMs: deadlines.recordMs },
  });
}
