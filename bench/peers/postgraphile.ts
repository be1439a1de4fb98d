// PostGraphile on the same tables: bare, or asking as the role that the request names, as a token would.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { postgraphile } from 'postgraphile';
import { TYPES } from 'postgraphile/@dataplan/pg';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { jsonPgSmartTags } from 'postgraphile/utils';
import { ready, told } from './telling.ts';

const { databaseUrl, asRole = false } = told();
const tags = JSON.parse(readFileSync(join(import.meta.dirname, 'smartTags.json'), 'utf8')) as never;

/** The numbers of transactions, which it does not know and would warn of. */
const transactions: GraphileConfig.Plugin = {
  name: 'TransactionNumbers',
  version: '1.0.0',
  gather: {
    hooks: {
      pgCodecs_findPgCodec(_, event) {
        if (event.pgType.typname === 'xid8') event.pgCodec ??= TYPES.text;
      },
    },
  },
};

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [jsonPgSmartTags(tags), transactions],
  pgServices: [makePgService({ connectionString: databaseUrl, schemas: ['asn', 'keluarga', 'riwayat', 'bangku'] })],
  grafserv: { graphiql: false, watch: false, graphqlPath: '/graphql' },
  grafast: {
    explain: false,
    context: (request) => {
      const role = (request.node?.req.headers as Record<string, string> | undefined)?.['x-role'];
      return asRole && role !== undefined ? { pgSettings: { role } } : {};
    },
  },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => {
  ready(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
});
