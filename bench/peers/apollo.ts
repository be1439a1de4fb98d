// Apollo Gateway before subgraphs over HTTP, by Apollo Server, as its own documentation begins.
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ready, told } from './telling.ts';
import { supergraphOf } from './words.ts';

const gateway = new ApolloGateway({ supergraphSdl: supergraphOf(told().subgraphs ?? {}) });
const server = new ApolloServer({ gateway, introspection: false });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
ready(url);
