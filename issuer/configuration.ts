// What the development issuer can do, as oidc-provider wants to be told: client credentials for known keys, all else off.
import type { JWK } from 'jose';
import { errors, type ClientMetadata, type Configuration } from 'oidc-provider';

import { usedAssertions } from './usedAssertions.ts';

export type IssuerSettings = {
  /** The issuer's identifier, which is also where it is mounted: http://127.0.0.1:4000/issuer. */
  readonly url: string;
  /** The API that tokens are for: an absolute URI, and the only resource a client may name. */
  readonly audience: string;
  readonly clients: Readonly<Record<string, { readonly clientId: string; readonly publicJwk: JWK }>>;
  readonly keys: { readonly keys: readonly JWK[] };
  readonly production: boolean;
};

const tokenSeconds = 300;
const assertionSecondsMax = 60;
const clockToleranceSeconds = 5;

export function configuration(settings: IssuerSettings): Configuration {
  const partners = new Map(Object.entries(settings.clients).map(([partner, { clientId }]) => [clientId, partner]));
  return {
    jwks: { keys: settings.keys.keys },
    clients: Object.values(settings.clients).map(clientMetadata),
    adapter: usedAssertions(),
    clockTolerance: clockToleranceSeconds,
    ttl: { ClientCredentials: tokenSeconds },
    extraTokenClaims: ({ oidc }, { clientId }) => ({
      mitra: clientId === undefined ? undefined : partners.get(clientId),
      // In development a client says for which officer it asks; an installation's own issuer knows who has signed in.
      petugas: typeof oidc.body?.['petugas'] === 'string' ? oidc.body['petugas'] : undefined,
    }),
    assertJwtClientAuthClaimsAndHeader: (_context, claims) => checkAssertion(claims, settings.url),
    ...clientsOnly,
    features: { ...offFeatures, clientCredentials: { enabled: true }, resourceIndicators: resources(settings) },
  };
}

// The library's defaults for these print a notice when they are first called, or offer more than we need.
const clientsOnly: Configuration = {
  clientAuthMethods: ['private_key_jwt'],
  enabledJWA: { clientAuthSigningAlgValues: ['ES256', 'EdDSA'], idTokenSigningAlgValues: ['ES256'] },
  responseTypes: [],
  scopes: [],
  clientBasedCORS: () => false,
  renderError: (context, out) => void (context.body = out),
};

const offFeatures = {
  devInteractions: { enabled: false },
  dPoP: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: false },
};

function clientMetadata({ clientId, publicJwk }: IssuerSettings['clients'][string]): ClientMetadata {
  return {
    client_id: clientId,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    // Never used; the default, RS256, would refuse every client of an issuer that has no RSA key.
    id_token_signed_response_alg: 'ES256',
    jwks: { keys: [publicJwk] },
  };
}

function resources({ audience, keys }: IssuerSettings) {
  const kid = keys.keys[0]?.kid;
  return {
    enabled: true,
    defaultResource: () => audience,
    getResourceServerInfo: (_context: unknown, resource: string) => {
      if (resource !== audience) throw new errors.InvalidTarget();
      return {
        scope: '',
        audience,
        accessTokenFormat: 'jwt' as const,
        accessTokenTTL: tokenSeconds,
        jwt: { sign: { alg: 'ES256' as const, kid } },
      };
    },
  };
}

/** The library also takes the token endpoint as audience, and an assertion of any lifetime. */
function checkAssertion({ aud, exp }: Record<string, unknown>, issuer: string): void {
  if (aud !== issuer) throw new errors.InvalidClientAuth('the audience of an assertion is the issuer');
  const secondsLeft = Number(exp) - Date.now() / 1000;
  if (!(secondsLeft <= assertionSecondsMax + clockToleranceSeconds)) {
    throw new errors.InvalidClientAuth('an assertion lives at most 60 seconds');
  }
}
