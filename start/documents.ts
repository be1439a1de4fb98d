// What comes in beside GraphQL: lists of members, documents of proposals, and copies of decrees that we fetch ourselves.
import { refusal } from '@bagi/agreements/refusals.ts';
import { openPool } from '@bagi/database/connect.ts';
import { applierName } from '@bagi/migrations/applierRole.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import type { Queue } from '@bagi/pemadanan/queue.ts';
import { documents } from '@bagi/router/documents.ts';
import type { Taker, Takers } from '@bagi/router/uploads.ts';
import { openCopies } from '@bagi/siapp/copies.ts';
import { scanWith, type Scanner } from '@bagi/storage/scanner.ts';
import type { Storage } from '@bagi/storage/storage.ts';
import { arrivals } from '@bagi/usulan/arrivals.ts';
import { deadlines } from './deadlines.ts';
import type { SiappAtHand } from './siapp.ts';

export interface DocumentSettings extends SiappAtHand {
  readonly databaseUrl: string;
  readonly rolePrefix: string;
  readonly secret: Uint8Array;
  readonly storage: Storage;
  readonly scanner: Scanner;
  readonly matching: Queue;
  readonly onFailure: (error: unknown) => void;
}

/** Largest list in bytes: some ten million rows. */
const listMaxBytes = 1024 ** 3;

/** How often it is looked for copies to be fetched. */
const everyMs = 500;

export function openDocuments(settings: DocumentSettings): { takers: Takers; close: () => Promise<void> } {
  const { databaseUrl, rolePrefix, secret, storage, scanner, matching, door, siapp, onFailure } = settings;
  const url = new URL(databaseUrl);
  url.username = applierName(rolePrefix);
  url.password = rolePassword(secret, url.username);
  const sql = openPool(url.href, {
    max: 3,
    applicationName: 'bagi-pakai documents',
    statementTimeoutMs: deadlines.statementMs,
    idleTimeoutSeconds: 60,
  });
  const scan = scanWith(scanner);
  const copies = openCopies({ sql, storage, scan, door, siapp, onFailure, everyMs });
  const taken = documents(scan, arrivals(sql));
  return {
    takers: new Map([
      ['Mutation.ajukanPemadanan', lists(matching)],
      ['Mutation.unggahDokumenUsulan', taken],
      ['Mutation.unggahPertek', taken],
    ]),
    async close() {
      await copies.close();
      await sql.end({ timeout: 5 });
    },
  };
}

function lists(matching: Queue): Taker {
  return {
    maxBytes: listMaxBytes,
    async received({ id, partner, sha256, size }) {
      const status = await matching.received({ id, partner, sha256, size });
      if (status === 'GAGAL') throw refusal('QUOTA_EXCEEDED', 'The quarter has no more lists.');
      return status === null ? null : { id, status };
    },
  };
}
