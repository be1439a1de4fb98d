// The ways to one register: the router, and each subgraph as the router asks it, in this process and over HTTP.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { contracts } from '@bagi/agreements/contracts.ts';
import { verifyBearer } from '@bagi/identity/bearer.ts';
import { assertionHeader, routerAssertion } from '@bagi/identity/routerAssertion.ts';
import { audience } from '@bagi/identity/test/publisher.ts';
import { verifyAssertion } from '@bagi/identity/verifyAssertion.ts';
import type { Tools } from '@bagi/kit/context.ts';
import { subgraphListener } from '@bagi/kit/serve.ts';
import { type ExecutionResult, parse } from 'graphql';
import { graph, inProcess } from '../../start/graph.ts';
import { openReaders } from '../../start/readers.ts';
import { publicPartOf } from '../../start/secrets.ts';
import { listening, type Served } from '../listening.ts';
import { type Asked, agreementOf, instant, library, schema, startAsked, vouching } from './pair.ts';
import { sharedKeys } from '../system.ts';

/** A question to one subgraph. */
export interface Part {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Asks one subgraph for a partner. */
export type AskPart = (subgraph: string, partner: string, part: Part) => Promise<ExecutionResult>;

export interface Ways {
  /** The router with its subgraphs in the same process, and the router that asks them over HTTP. */
  readonly routers: readonly [inProcess: Asked, overHttp: Asked];
  readonly subgraphs: readonly [inProcess: AskPart, overHttp: AskPart];
  /** Addresses of the subgraphs that listen. */
  readonly addresses: ReadonlyMap<string, string>;
  /** The headers that the router would send with these bytes. */
  readonly vouch: (subgraph: string, partner: string, body: Buffer) => Promise<Record<string, string>>;
  readonly token: (partner: string) => Promise<string>;
  /** What failed in a subgraph that listens, beside what it refused. */
  readonly failures: unknown[];
  readonly stop: () => Promise<void>;
}

/** Opens all of them on one copy of the filled register. */
export async function openWays(): Promise<Ways> {
  const vouched = await vouching();
  // Roles belong to the server, which other tests share.
  const ROLE_PREFIX = `t${randomBytes(6).toString('hex')}`;
  const { ISSUER_URL: issuer = '', SEAL_KEY = '', PUBLIC_URL: publicUrl = '' } = vouched.settings;
  const one = await startAsked(vouched, { ROLE_PREFIX, ...sharedKeys() });
  const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const sealKey = Buffer.from(SEAL_KEY, 'hex');
  const { databaseUrl } = one.system;
  const readers = openReaders({
    databaseUrl,
    rolePrefix: ROLE_PREFIX,
    secret: sealKey,
    connections: 4,
    connectionsMax: 40,
    name: 'ways',
    asRole: true,
  });
  const tools: Tools = { runAs: (agreement) => readers.runAs(agreement), sealKey, now: () => instant };
  const contractOf = contracts(library, schema);
  const verify = verifyBearer({ issuer, audience, jwksUrl: `${issuer}/jwks`, partnerClaim: 'mitra' });
  const failures: unknown[] = [];
  const served = await Promise.all(
    graph.map(async (part): Promise<[string, Served]> => {
      const listener: RequestListener = await subgraphListener(part, {
        tools,
        verifyAssertion: verifyAssertion(publicPartOf(key), part.name),
        verify,
        contractOf: (partner) => contractOf(partner, instant),
        publicUrl,
        onFailure: (_, error) => failures.push(error),
        onDistrust: () => {},
      });
      return [part.name, await listening(createServer(listener))];
    }),
  );
  const addresses = new Map(served.map(([name, { url }]) => [name, url]));
  const other = await startAsked(vouched, {
    ROLE_PREFIX,
    ...sharedKeys(),
    DATABASE_URL: databaseUrl,
    SUBGRAPHS: 'http',
    ROUTER_PRIVATE_KEY: JSON.stringify(key),
    ...Object.fromEntries([...addresses].map(([name, url]) => [`SUBGRAPH_${name.toUpperCase()}_URL`, url])),
  });

  const assertCall = routerAssertion(key);
  const vouch = async (subgraph: string, partner: string, body: Buffer) => ({
    authorization: `Bearer ${await vouched.token(partner)}`,
    'content-type': 'application/json',
    [assertionHeader]: await assertCall({
      subgraph,
      partner,
      agreement: agreementOf(partner).version,
      requestId: 'ways',
      body,
    }),
  });
  const { signal } = new AbortController();
  const ask = inProcess(graph, tools, (_, error) => failures.push(error));
  return {
    routers: [one, other],
    subgraphs: [
      async (subgraph, partner, { query, variables }) =>
        JSON.parse(
          JSON.stringify(
            await ask(
              subgraph,
              { document: parse(query), variables },
              {
                contract: contractOf(partner, instant),
                officer: null,
                requestId: '',
                publicUrl,
                authorization: '',
                signal,
                persons: new Set(),
              },
            ),
          ),
        ) as ExecutionResult,
      async (subgraph, partner, part) => {
        const body = Buffer.from(JSON.stringify(part));
        const headers = await vouch(subgraph, partner, body);
        const reply = await fetch(addresses.get(subgraph) ?? '', { method: 'POST', headers, body });
        return (await reply.json()) as ExecutionResult;
      },
    ],
    addresses,
    vouch,
    token: vouched.token,
    failures,
    async stop() {
      await other.stop();
      await Promise.all(served.map(([, { stop }]) => stop()));
      await readers.close();
      await one.stop();
      await vouched.close();
    },
  };
}
