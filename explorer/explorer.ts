// The explorer's door: the page, new for each visit, and its files, which a browser keeps for as long as it likes.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleDirectory } from './built.ts';
import { type Bundle, type BundledFile, readBundle } from './bundle.ts';
import { marks } from './marks.ts';
import { contentSecurityPolicy, hardened } from './policy.ts';

/** Told to a person who has no token yet. */
export interface Hints {
  /** The command that prints one, where there is such a command. */
  readonly tokenCommand: string;
  readonly issuerUrl: string;
}

export interface Explorer {
  readonly listener: RequestListener;
  /** Has the bundle at hand; builds it when it is not there. */
  readonly prepare: () => Promise<Bundle>;
}

/** Opens the explorer. Its bundle is read, or built, when it is first asked for. */
export function openExplorer(hints: Hints, onFailure: (error: unknown) => void): Explorer {
  let bundle: Promise<Bundle> | undefined;
  const prepare = () => {
    bundle ??= bundled().catch((error: unknown) => {
      bundle = undefined;
      throw error;
    });
    return bundle;
  };
  const listener: RequestListener = (request, response) => {
    prepare()
      .then((found) => answer(found, hints, request, response))
      .catch((error: unknown) => {
        onFailure(error);
        if (response.headersSent) response.destroy();
        else send(response, 503, 'text/plain; charset=utf-8', 'The explorer cannot be built; the log says why.');
      });
  };
  return { listener, prepare };
}

/** Built in a process of its own: requests go on meanwhile, and no bundler is loaded where the register is served. */
async function bundled(): Promise<Bundle> {
  const directory = bundleDirectory();
  const before = await readBundle(directory);
  if (before) return before;
  // Vite bundles what it finds in NODE_ENV, and a test has its own there.
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'build.ts')], {
    env: { NODE_ENV: 'production' },
  });
  const made = await readBundle(directory);
  if (!made) throw new Error(`The explorer was built, but is not in ${directory}.`);
  return made;
}

function answer({ page, files }: Bundle, hints: Hints, request: IncomingMessage, response: ServerResponse): void {
  const [path = ''] = (request.url ?? '').split('?');
  if (path === '/graphql') return sendPage(page, hints, request, response);
  const file = files.get(path.slice('/explorer/'.length));
  if (!file) return send(response, 404, 'text/plain; charset=utf-8', 'Not here.');
  sendFile(file, request, response);
}

function sendPage(page: string, hints: Hints, request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64url');
  const text = page
    .replaceAll(marks.nonce, nonce)
    .replaceAll(marks.tokenCommand, attribute(hints.tokenCommand))
    .replaceAll(marks.issuer, attribute(hints.issuerUrl));
  response.setHeader('content-security-policy', contentSecurityPolicy(nonce));
  response.setHeader('vary', 'accept');
  send(response, 200, 'text/html; charset=utf-8', request.method === 'HEAD' ? '' : text);
}

function sendFile({ type, bytes, brotli }: BundledFile, request: IncomingMessage, response: ServerResponse): void {
  const packed = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const body = packed ? brotli : bytes;
  response.writeHead(200, {
    ...hardened,
    'content-type': type,
    'content-length': body.length,
    // The name tells the content, so what is under it never changes.
    'cache-control': 'public, max-age=31536000, immutable',
    // What a worker may do; for a script of the page, the page's own policy holds.
    'content-security-policy': "default-src 'none'",
    vary: 'accept-encoding',
    ...(packed ? { 'content-encoding': 'br' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { ...hardened, 'content-type': type, 'cache-control': 'no-store' });
  response.end(text);
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
