// The handbook's door at /docs: a token is shown, and the partner's own contract is read; whoever shows none learns nothing.
import { readFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Contract } from '@bagi/agreements/contract.ts';
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import { Refusal } from '@bagi/agreements/refusals.ts';
import { hardened } from '@bagi/explorer/policy.ts';
import { IdentityError, type VerifyBearer } from '@bagi/identity/bearer.ts';
import { doorPage } from './doorPage.ts';
import type { Registered } from './examples.ts';
import { html, type Markup, textOf } from './html.ts';
import { layout, words } from './layout.ts';
import { type Handbook, handbookOf } from './pages.ts';
import { foundPage } from './search.ts';
import { closing, opening, partnerIn } from './session.ts';

export interface HandbookSettings {
  readonly verify: VerifyBearer;
  readonly contractOf: ContractOf;
  readonly registered: (partner: string) => readonly Registered[];
  readonly sealKey: Uint8Array;
  readonly publicUrl: string;
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
}

/** Nothing runs in these pages; what is written in them and loaded for them is our own. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const styles: string = readFileSync(join(import.meta.dirname, 'styles.css'), 'utf8');

/** A token is at most half of this. */
const formMaxBytes = 16 * 1024;

export function openHandbook(settings: HandbookSettings): RequestListener {
  const made = new WeakMap<Contract, Handbook>();
  const read = (contract: Contract) => {
    const handbook = made.get(contract) ?? handbookOf(contract, settings.registered(contract.agreement.partner));
    made.set(contract, handbook);
    return handbook;
  };
  return (request, response) => {
    answer(settings, read, request, response).catch((error: unknown) => {
      settings.onFailure(error);
      if (response.headersSent) response.destroy();
      else send(response, 500, shut('INTERNAL'));
    });
  };
}

type Read = (contract: Contract) => Handbook;

async function answer(settings: HandbookSettings, read: Read, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://handbook');
  const name = pathname.slice('/docs/'.length);
  // Links are by name alone, from the folder.
  if (pathname === '/docs') return redirect(response, 'docs/');
  if (name === 'gaya.css') return sendStyles(response);
  const at = new URL(`${settings.publicUrl}/docs`);
  if (request.method === 'POST' && name === 'keluar') return redirect(response, './', closing(at));
  if (request.method === 'POST' && name === '') return enter(settings, at, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, shut('METHOD_NOT_ALLOWED'));
  try {
    const { contents, pages } = read(await contractFor(settings, request));
    const { partner } = contents.contract.agreement;
    const sought = (searchParams.get('q') ?? '').slice(0, 100);
    const page =
      name === 'cari'
        ? { title: 'Cari', body: foundPage(contents, sought) }
        : pages.get(name === '' ? 'index.html' : name);
    send(response, page ? 200 : 404, layout({ partner, sought, ...(page ?? absent) }, { kind: 'served' }));
  } catch (error) {
    refuse(response, error);
  }
}

/** What is not in the contract, and what is nowhere: the same. */
const absent = { title: 'Tidak ada', body: html`<h1>${words('Tidak ada di sini', 'Not here')}</h1>` };

async function contractFor({ verify, contractOf, sealKey, now }: HandbookSettings, request: IncomingMessage) {
  const { authorization = null } = request.headers;
  const known = authorization === null ? partnerIn(sealKey, request, now()) : null;
  return contractOf(known ?? (await verify(authorization)).partner, now());
}

/** Takes the token out of the form; what is shown is not kept, but for whom it is. */
async function enter(settings: HandbookSettings, at: URL, request: IncomingMessage, response: ServerResponse) {
  const { verify, contractOf, sealKey, now } = settings;
  // A page elsewhere sends nobody in.
  if (!ownSites.has(request.headers['sec-fetch-site'] ?? 'none')) return send(response, 403, shut('UNAUTHENTICATED'));
  try {
    const token =
      (await formIn(request))
        .get('token')
        ?.trim()
        .replace(/^bearer\s+/i, '') ?? '';
    const { partner } = await verify(`Bearer ${token}`);
    contractOf(partner, now());
    redirect(response, './', opening(sealKey, partner, now(), at));
  } catch (error) {
    refuse(response, error);
  }
}

const ownSites = new Set(['same-origin', 'none']);

async function formIn(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request.setEncoding('utf8') as AsyncIterable<string>) {
    text += part;
    if (text.length > formMaxBytes) throw new IdentityError('UNAUTHENTICATED', 'The form is too long.');
  }
  return new URLSearchParams(text);
}

/** The same whatever was asked for: the door, with why it is shut. */
function refuse(response: ServerResponse, error: unknown): void {
  if (!(error instanceof Refusal || error instanceof IdentityError)) throw error;
  send(response, statuses[error.code] ?? 403, shut(error.code, error));
}

const statuses: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, UNAVAILABLE: 503 };

function shut(code: string, error?: unknown): Markup {
  return layout({ title: 'Dokumentasi skema', partner: null, body: doorPage(code, error) }, { kind: 'served' });
}

function redirect(response: ServerResponse, to: string, cookie?: string): void {
  response.writeHead(303, {
    ...hardened,
    location: to,
    'cache-control': 'no-store',
    ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
  });
  response.end();
}

function send(response: ServerResponse, status: number, page: Markup): void {
  const text = textOf(page);
  response.writeHead(status, {
    ...hardened,
    'content-security-policy': contentSecurityPolicy,
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  });
  response.end(text);
}

function sendStyles(response: ServerResponse): void {
  response.writeHead(200, {
    ...hardened,
    'content-type': 'text/css; charset=utf-8',
    'content-length': Buffer.byteLength(styles),
    'cache-control': 'no-cache',
  });
  response.end(styles);
}
