// One subgraph over HTTP, by Apollo Server.
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import postgres, { type Sql } from 'postgres';
import { bySocket } from '../../database/address.ts';
import * as asn from './asn.ts';
import * as keluarga from './keluarga.ts';
import * as riwayat from './riwayat.ts';
import { serving } from './serving.ts';
import { ready, told } from './telling.ts';
import { wordsOf } from './words.ts';

interface Subgraph {
  readonly resolvers: object;
  readonly loadersOf: (sql: Sql) => object;
}

const subgraphs: Readonly<Record<string, Subgraph>> = { asn, keluarga, riwayat };

const { databaseUrl, subgraph: name = '' } = told();
const subgraph = subgraphs[name];
if (!subgraph) throw new Error(`There is no subgraph ${name}.`);

const sql = postgres(databaseUrl, {
  ...bySocket(databaseUrl),
  transform: { column: { from: postgres.toCamel } },
  // Days as PostgreSQL writes them.
  types: { day: { to: 1082, from: [1082], serialize: String, parse: (text: string) => text } },
});
const schema = buildSubgraphSchema([{ typeDefs: wordsOf(name), resolvers: subgraph.resolvers as never }]);
const server = new ApolloServer<{ sql: Sql; loaders: object }>({
  schema,
  introspection: false,
  plugins: [ApolloServerPluginInlineTraceDisabled()],
});
ready(await serving(server, async () => ({ sql, loaders: subgraph.loadersOf(sql) })));
