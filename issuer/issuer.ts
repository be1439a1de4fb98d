// Who vouches for the caller, in development only: an OAuth 2 issuer inside our own server.
import type { IncomingMessage, ServerResponse } from 'node:http';

import Provider from 'oidc-provider';

import { configuration, type IssuerSettings } from './configuration.ts';

export type { IssuerSettings } from './configuration.ts';

export type Issuer = {
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly jwksUrl: string;
  readonly discoveryUrl: string;
  /** Give it the requests whose path begins with the path of the issuer's url, their body unread. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** A fault of the issuer itself, which its client only sees as "server_error". */
  readonly onFault: (listener: (fault: Error) => void) => void;
};

const tokenPath = '/token';
const jwksPath = '/jwks';
const discoveryPath = '/.well-known/openid-configuration';
// oidc-provider keeps its authorization page even when no client may use it; what is not listed here is not reached.
const paths = new Set([tokenPath, jwksPath, discoveryPath, '/.well-known/oauth-authorization-server']);

export function createIssuer(settings: IssuerSettings): Issuer {
  check(settings);
  const provider = new Provider(settings.url, configuration(settings));
  return {
    issuer: settings.url,
    tokenEndpoint: `${settings.url}${tokenPath}`,
    jwksUrl: `${settings.url}${jwksPath}`,
    discoveryUrl: `${settings.url}${discoveryPath}`,
    handler: mounted(new URL(settings.url).pathname, provider.callback()),
    onFault: (listener) => void provider.on('server_error', (_context, fault) => listener(fault)),
  };
}

function check({ url, audience, keys, production }: IssuerSettings): void {
  if (production) {
    throw new Error(
      'The built-in issuer is for development only. In production, configure the address of an OIDC issuer.',
    );
  }
  if (!URL.canParse(url) || url.endsWith('/')) {
    throw new Error(`The issuer's url must be absolute and must not end in a slash: "${url}".`);
  }
  if (!URL.canParse(audience)) throw new Error(`The audience must be an absolute URI: "${audience}".`);
  if (keys.keys.length === 0) throw new Error('The issuer needs at least one signing key.');
}

/** The library answers paths from its own root, and finds out where it is mounted by comparing url with originalUrl. */
function mounted(mountPath: string, answer: Issuer['handler']): Issuer['handler'] {
  const prefix = mountPath === '/' ? '' : mountPath;
  return (request, response) => {
    const url = request.url ?? '/';
    const [path = '', ...query] = url.split('?');
    const inner = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    if (!paths.has(inner)) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not_found"}');
      return;
    }
    Object.assign(request, { originalUrl: url, url: [inner, ...query].join('?') });
    answer(request, response);
  };
}
