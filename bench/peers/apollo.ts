// Apollo Gateway before subgraphs over HTTP, by Apollo Server.
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { serving } from './serving.ts';
import { ready, told } from './telling.ts';
import { supergraphOf } from './words.ts';

const gateway = new ApolloGateway({ supergraphSdl: supergraphOf(told().subgraphs ?? {}) });
const server = new ApolloServer({ gateway, introspection: false });
ready(await serving(server, async () => ({})));
