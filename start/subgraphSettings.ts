// The settings of a subgraph in a process of its own: what it must be told of the system that starts it.
import type { Config } from './config.ts';
import type { Vouching } from './issuers.ts';

/** As an environment. */
export function settingsFor(
  config: Config,
  publicUrl: string,
  { issuerUrl, jwksUrl, audience }: Vouching,
): Record<string, string> {
  return {
    NODE_ENV: config.production ? 'production' : 'development',
    PORT: '0',
    PUBLIC_URL: publicUrl,
    ISSUER_URL: issuerUrl,
    ISSUER_JWKS_URL: jwksUrl,
    AUDIENCE: audience,
    PARTNER_CLAIM: config.partnerClaim,
    DATA_DIRECTORY: config.dataDirectory,
    PREPARE: 'no',
    ROLE_PREFIX: config.rolePrefix,
    DATABASE_CONNECTIONS: String(config.databaseConnections),
    ...(config.databaseConnectionsMax && { DATABASE_CONNECTIONS_MAX: String(config.databaseConnectionsMax) }),
    LOG_LEVEL: config.logLevel,
    ...(config.siapp.address && { SIAPP_URL: config.siapp.address }),
    ...(config.siapp.credential && { SIAPP_CREDENTIAL: config.siapp.credential }),
    // Files come in by the router.
    MALWARE_SCANNER: 'none',
    SIAPP_ORIGINS: config.siapp.origins.join(','),
    SIAPP_NETWORKS: config.siapp.networks.join(','),
  };
}
