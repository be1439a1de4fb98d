// A small SIAPP NV: it keeps what Biro APP has decided, serves the two endpoints that BKN calls and its copies, and can be down.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pdf } from '@bagi/storage/test/files.ts';

export interface Verdict {
  readonly status: string;
  readonly tanggalVerifikasi: string;
  readonly keterangan?: string;
  readonly nomorKeppres?: string;
}

export interface Decree {
  readonly nomorKeppres: string;
  readonly tanggal: string;
  readonly judul: string;
  readonly nip: string;
}

export interface Counterpart {
  readonly address: string;
  readonly credential: string;
  /** What Biro APP says of a proposal. */
  readonly decide: (usulanId: string, verdict: Verdict) => void;
  /** Issues a decree; gives the address of its copy. */
  readonly issue: (usulanId: string, decree: Decree) => string;
  /** Ends answering: connections are refused or hang up, or answers are of no use. */
  readonly goDown: (how?: 'silent' | 'broken') => void;
  readonly comeUp: () => void;
  /** What stands behind the next copy in place of a PDF. */
  readonly serve: (copy: (response: ServerResponse) => void) => void;
  /** How often each address was called. */
  readonly calls: string[];
  readonly stop: () => Promise<void>;
}

export async function startCounterpart(): Promise<Counterpart> {
  const credential = 'rahasia-contoh-siapp';
  const verdicts = new Map<string, Verdict>();
  const decrees = new Map<string, Decree>();
  const calls: string[] = [];
  let down: 'silent' | 'broken' | null = null;
  let copy = copyOf;
  const server: Server = createServer((request, response) => {
    calls.push(request.url ?? '');
    if (down === 'silent') request.socket.destroy();
    else if (down === 'broken') response.writeHead(503).end('maintenance');
    else if (request.headers.authorization === `Bearer ${credential}`) answer(request, response);
    else response.writeHead(401).end();
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => void server.once('listening', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const [, place = '', id = '', what = ''] = (request.url ?? '').split('/');
    if (place === 'salinan') return copy(response);
    const answers: Record<string, (usulanId: string) => object | null> = {
      'status-biro-app': statusOf,
      'salinan-keppres': decreeOf,
    };
    const told = answers[what]?.(id);
    response.writeHead(told ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(told ?? {}));
  };
  const dayAs = (day: string) => day.split('-').toReversed().join('-');
  const statusOf = (usulanId: string) => {
    const verdict = verdicts.get(usulanId);
    return verdict ? { usulanId, ...verdict, tanggalVerifikasi: dayAs(verdict.tanggalVerifikasi) } : null;
  };
  const decreeOf = (usulanId: string) => {
    const decree = decrees.get(usulanId);
    return decree
      ? { usulanId, ...decree, tanggal: dayAs(decree.tanggal), downloadUrl: `${address}/salinan/${usulanId}` }
      : null;
  };
  return {
    address,
    credential,
    calls,
    decide: (usulanId, verdict) => void verdicts.set(usulanId, verdict),
    issue(usulanId, decree) {
      decrees.set(usulanId, decree);
      const verdict = verdicts.get(usulanId);
      if (verdict) verdicts.set(usulanId, { ...verdict, nomorKeppres: decree.nomorKeppres });
      return `${address}/salinan/${usulanId}`;
    },
    goDown: (how = 'silent') => void (down = how),
    comeUp: () => void (down = null),
    serve: (other) => void (copy = other),
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => void server.close(closed));
    },
  };
}

export function copyOf(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(pdf('Salinan Keputusan Presiden'));
}
