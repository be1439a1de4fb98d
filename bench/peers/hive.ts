// Hive Gateway with the planner in Rust before subgraphs over HTTP.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import http from '@graphql-mesh/transport-http';
import { ready, told } from './telling.ts';
import { supergraphOf } from './words.ts';

const gateway = createGatewayRuntime({
  supergraph: supergraphOf(told().subgraphs ?? {}),
  unifiedGraphHandler,
  transports: { http },
  logging: false,
  landingPage: false,
  graphiql: false,
});
// Longer than any pause of a measurement.
const server = createServer({ keepAliveTimeout: 3_600_000 }, gateway);
server.listen(0, '127.0.0.1', () => {
  ready(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
});
