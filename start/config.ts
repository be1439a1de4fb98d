// The settings of a process: the environment, parsed once, and nowhere else.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isWebhookAddress } from '@bagi/agreements/webhookAddress.ts';
import type { Bucket } from '@bagi/storage/s3.ts';
import type { Scanner } from '@bagi/storage/scanner.ts';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');

/** A key in JSON, with these parts of 32 bytes and no other. */
function jwkWith(...parts: readonly ('x' | 'd')[]) {
  const shape = z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    ...Object.fromEntries(parts.map((part) => [part, z.string().regex(/^[\w-]{43}$/)])),
  });
  return z.string().transform((text, context): z.infer<typeof shape> => {
    const { data } = shape.safeParse(parsed(text));
    if (data) return data;
    // Zod would quote what it found, and that may be a private key.
    context.addIssue(`is not an Ed25519 key as JWK with ${['kty', 'crv', ...parts].join(', ')}`);
    return z.NEVER;
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Values with commas between. */
function list<Value extends z.ZodType<string, string>>(value: Value) {
  const split = (text: string) =>
    text
      .split(',')
      .filter((part) => part.trim() !== '')
      .map((part) => part.trim());
  return z.string().default('').transform(split).pipe(z.array(value));
}

const environment = z.object({
  NODE_ENV: z.string().default('development'),
  /** 4000 for the whole system; a subgraph alone listens where schema/subgraphs.yaml says. */
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HOST: z.string().default('127.0.0.1'),
  /** Where the API is reached from outside. */
  PUBLIC_URL: z.url().optional(),
  DATA_DIRECTORY: z.string().default(join(root, '.data')),
  /** Where stored files are kept; by default in the data directory. */
  FILES_DIRECTORY: z.string().optional(),
  /** A PostgreSQL server of one's own; without it an embedded one is started in the data directory. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /**
   * Connections for each agreement's role. Light statements share one, and are sent together; the others are for what comes
   * behind a heavy one.
   */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).default(Math.max(2, availableParallelism())),
  /** Connections for the roles of all agreements together, in this process. */
  DATABASE_CONNECTIONS_MAX: z.coerce.number().int().min(1).optional(),
  /** How many persons the synthetic population has, when an empty register is filled at the first start. */
  ASN: z.coerce.number().int().min(0).default(10_000),
  SEED: z.coerce.number().int().default(1),
  /** in-process (the default), or http: one process each. */
  SUBGRAPHS: z.enum(['in-process', 'http']).default('in-process'),
  /** The issuer of access tokens; without it the development issuer is started. */
  ISSUER_URL: z.url().optional(),
  ISSUER_JWKS_URL: z.url().optional(),
  AUDIENCE: z.url().optional(),
  PARTNER_CLAIM: z.string().default('mitra'),
  /** Whether a person who opens the API in a browser is shown GraphiQL. */
  EXPLORER: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url().optional(),
  /** In place of what every agreement says, for measurements and long tests. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).optional(),
  /** Tells the database roles of installations apart that share one server. */
  ROLE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,15}$/, 'is not a short name of lower-case letters and digits')
    .default('mitra'),
  /** Whether this process brings the register to its shape, or finds it so. */
  PREPARE: z.enum(['yes', 'no']).default('yes'),
  /** Ed25519 as JWK: the router signs its calls to subgraphs elsewhere with the one, and they know it by the other. */
  ROUTER_PRIVATE_KEY: jwkWith('x', 'd').optional(),
  ROUTER_PUBLIC_KEY: jwkWith('x').optional(),
  /** Where news goes to partners whose paper names no address: {"<partner>": "https://…"}. */
  WEBHOOK_ADDRESSES: z
    .string()
    .default('{}')
    .transform((text) => parsed(text))
    .pipe(z.record(z.string(), z.string().refine(isWebhookAddress, 'is not https://host/path'))),
  /** Where SIAPP NV's API begins, and the bearer token that it has given to BKN; without it nothing is asked of it. */
  SIAPP_URL: z.url({ protocol: /^https?$/ }).optional(),
  SIAPP_CREDENTIAL: z.string().min(1).optional(),
  /** From where copies of decrees may be fetched, beside SIAPP_URL: origins as https://siapp.example, with commas between. */
  SIAPP_ORIGINS: list(z.url({ protocol: /^https?$/ })),
  /** Networks that these may resolve to beside the public one, as 10.8.0.0/16. */
  SIAPP_NETWORKS: list(z.union([z.cidrv4(), z.cidrv6()])),
  /** Who looks for malware in what comes in: none, clamd:<socket, or host:port>, or command:<program and arguments>. */
  MALWARE_SCANNER: z
    .string()
    .regex(/^(none|clamd:.+|command:.+)$/, 'is none of none, clamd:<address>, command:<program>')
    .optional(),
  /** A bucket for files in place of a directory, at any storage that speaks S3; the endpoint is left out for Amazon's. */
  S3_BUCKET: z.string().min(1).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_PREFIX: z.string().default('berkas/'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /**
   * The log that seals the record: its name, which everyone who verifies it knows it by and which stays; the key that signs
   * (Ed25519 as JWK), and the public ones that signed before (the `vkey` of each, as /catatan/kunci told it, with commas between).
   */
  RECORD_ORIGIN: z
    .string()
    .regex(/^[^\s+]+$/, 'is not a name such as api.example/catatan')
    .optional(),
  RECORD_SIGNING_KEY: jwkWith('x', 'd').optional(),
  RECORD_FORMER_KEYS: list(z.string()),
  /** The write-once folder, where every checkpoint is put beside the database. */
  RECORD_DIRECTORY: z.string().min(1).optional(),
  /** How often is sealed, and after how long without it somebody is told, and nothing is served any more. */
  RECORD_SEAL_SECONDS: z.coerce.number().int().min(1).default(5),
  RECORD_ALARM_MINUTES: z.coerce.number().positive().default(10),
  RECORD_STOP_MINUTES: z.coerce.number().positive().default(60),
  /** Who stamps checkpoints with a time (RFC 3161), the certificates (PEM) that its own leads up to, and how often it is asked. */
  TSA_URL: z.url({ protocol: /^https?$/ }).optional(),
  TSA_CERTIFICATES: z.string().min(1).optional(),
  TSA_MINUTES: z.coerce.number().positive().default(60),
  /** Networks that it may be in beside the public one. */
  TSA_NETWORKS: list(z.union([z.cidrv4(), z.cidrv6()])),
  /** Where the keys of the record are, a file for each year: 32 bytes in hex, made when the year begins. */
  RECORD_KEYS_DIRECTORY: z.string().min(1).optional(),
  /** 32 bytes in hex: seals cursors and links, makes the roles' passwords; the same for every process of an installation. */
  SEAL_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'is not 32 bytes in hex')
    .optional(),
});

export type Config = Readonly<ReturnType<typeof configOf>>;

/** The settings in an environment; throws one message that names every wrong variable. */
export function configOf(variables: Record<string, string | undefined>) {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `- ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment has settings that cannot be used:\n${faults.join('\n')}`);
  }
  const settings = parsed.data;
  const production = settings.NODE_ENV === 'production';
  const subgraphAddresses = addressesIn(variables);
  if (production) requireProductionSettings(settings);
  if (production && subgraphAddresses.size > 0 && !settings.ROUTER_PRIVATE_KEY)
    throw new Error('Subgraphs that run elsewhere know their router by its key: set ROUTER_PRIVATE_KEY.');
  return {
    production,
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/$/, ''),
    dataDirectory: settings.DATA_DIRECTORY,
    filesDirectory: settings.FILES_DIRECTORY ?? join(settings.DATA_DIRECTORY, 'berkas'),
    databaseUrl: settings.DATABASE_URL,
    databaseConnections: settings.DATABASE_CONNECTIONS,
    databaseConnectionsMax: settings.DATABASE_CONNECTIONS_MAX,
    subgraphAddresses,
    population: { asn: settings.ASN, seed: settings.SEED },
    subgraphsOverHttp: settings.SUBGRAPHS === 'http',
    issuerUrl: settings.ISSUER_URL,
    issuerJwksUrl: settings.ISSUER_JWKS_URL,
    audience: settings.AUDIENCE,
    partnerClaim: settings.PARTNER_CLAIM,
    explorer: settings.EXPLORER === 'on',
    logLevel: settings.LOG_LEVEL,
    tracesUrl: settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT,
    requestsPerMinute: settings.REQUESTS_PER_MINUTE,
    rolePrefix: settings.ROLE_PREFIX,
    prepares: settings.PREPARE === 'yes',
    webhookAddresses: new Map(Object.entries(settings.WEBHOOK_ADDRESSES)),
    sealKey: settings.SEAL_KEY,
    recordKeysDirectory: settings.RECORD_KEYS_DIRECTORY ?? join(settings.DATA_DIRECTORY, 'secrets', 'catatan'),
    record: recordIn(settings),
    routerPrivateKey: settings.ROUTER_PRIVATE_KEY,
    routerPublicKey: settings.ROUTER_PUBLIC_KEY,
    siapp: siappIn(settings),
    scanner: scannerIn(settings.MALWARE_SCANNER ?? 'none'),
    bucket: bucketIn(settings),
  };
}

type Settings = z.infer<typeof environment>;

function siappIn({ SIAPP_URL: address, SIAPP_CREDENTIAL: credential, SIAPP_ORIGINS, SIAPP_NETWORKS }: Settings) {
  const own = address === undefined ? [] : [new URL(address).origin];
  return { address, credential, origins: [...own, ...SIAPP_ORIGINS], networks: SIAPP_NETWORKS };
}

function recordIn(settings: Settings) {
  const host = settings.PUBLIC_URL === undefined ? 'bagi-pakai' : new URL(settings.PUBLIC_URL).host;
  return {
    // The name stays what it is: where an address changes, as in development, it is not made of one.
    origin: settings.RECORD_ORIGIN ?? `${settings.NODE_ENV === 'production' ? host : 'bagi-pakai'}/catatan`,
    signingKey: settings.RECORD_SIGNING_KEY,
    formerKeys: settings.RECORD_FORMER_KEYS,
    directory: settings.RECORD_DIRECTORY ?? join(settings.DATA_DIRECTORY, 'catatan'),
    everyMs: settings.RECORD_SEAL_SECONDS * 1_000,
    alarmMs: settings.RECORD_ALARM_MINUTES * 60_000,
    stopMs: settings.RECORD_STOP_MINUTES * 60_000,
    authority: authorityIn(settings),
  };
}

function authorityIn({ TSA_URL: url, TSA_CERTIFICATES: certificates, TSA_MINUTES, TSA_NETWORKS: networks }: Settings) {
  if (url === undefined) return undefined;
  if (certificates === undefined) throw new Error('TSA_URL needs TSA_CERTIFICATES, a PEM file: set it.');
  return { url, certificates, everyMs: TSA_MINUTES * 60_000, networks };
}

function scannerIn(text: string): Scanner {
  const [kind, ...rest] = text.split(':');
  if (kind === 'clamd') return { kind, address: rest.join(':') };
  if (kind === 'command') return { kind, command: rest.join(':').trim().split(/\s+/) };
  return { kind: 'none' };
}

function bucketIn(settings: Settings): Bucket | undefined {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_PREFIX, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings;
  if (S3_BUCKET === undefined) return undefined;
  if (S3_ACCESS_KEY_ID === undefined || S3_SECRET_ACCESS_KEY === undefined)
    throw new Error('S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: set them.');
  return {
    endpoint: S3_ENDPOINT,
    region: S3_REGION,
    bucket: S3_BUCKET,
    prefix: S3_PREFIX,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}

/** Production has its own database, issuer, address and keys; nothing made for development stands in for them. */
function requireProductionSettings(settings: z.infer<typeof environment>): void {
  const needed = [
    'DATABASE_URL',
    'ISSUER_URL',
    'ISSUER_JWKS_URL',
    'AUDIENCE',
    'PUBLIC_URL',
    'SEAL_KEY',
    'RECORD_KEYS_DIRECTORY',
    'RECORD_SIGNING_KEY',
    'RECORD_DIRECTORY',
    // Whoever takes files unscanned says so.
    'MALWARE_SCANNER',
  ] as const;
  const missing = needed.filter((name) => settings[name] === undefined);
  if (missing.length > 0) throw new Error(`NODE_ENV=production needs ${missing.join(', ')}: set them.`);
  if (settings.REQUESTS_PER_MINUTE !== undefined)
    throw new Error('NODE_ENV=production keeps to what the agreements allow: remove REQUESTS_PER_MINUTE.');
  if (settings.SIAPP_CREDENTIAL !== undefined && settings.SIAPP_URL?.startsWith('https:') !== true)
    throw new Error('NODE_ENV=production sends SIAPP_CREDENTIAL over TLS alone: set SIAPP_URL to https://….');
}

/** SUBGRAPH_ASN_URL and the like: subgraphs that run elsewhere, by their address. */
function addressesIn(variables: Record<string, string | undefined>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(variables).flatMap(([name, value]) => {
      const subgraph = /^SUBGRAPH_([A-Z]+)_URL$/.exec(name)?.[1];
      return subgraph === undefined || value === undefined ? [] : [[subgraph.toLowerCase(), z.url().parse(value)]];
    }),
  );
}
