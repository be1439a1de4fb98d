// Documents of a partner, registered together or not at all: bagi operation register --partner <partner> <file> …
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { contracts } from '@bagi/agreements/contracts.ts';
import { operationName } from '@bagi/agreements/registered.ts';
import { judgeDocument } from '@bagi/router/judging.ts';
import type { Sql } from 'postgres';
import { operationsMax, registerDocument } from '../../start/operations.ts';
import { documentsOf, withDatabase } from '../opened.ts';
import { show, table } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

const misnamed = 'A file is named by up to 64 letters, digits, _ and -, and .graphql.';

interface Flags extends Json {
  readonly partner: string;
}

export async function register(terminal: Terminal, flags: Flags, ...files: readonly string[]): Promise<void> {
  const registered = await withDatabase(terminal, async ({ sql, config }) => {
    const { library, schema } = documentsOf(config);
    const contract = contracts(library, schema)(flags.partner, Date.now());
    const documents = files.map((file) => {
      const text = readFileSync(file, 'utf8');
      return { file, text, name: basename(file).replace(/\.graphql$/, ''), judged: judgeDocument(contract, text) };
    });
    const faults = documents.flatMap(({ file, name, judged }) =>
      [...(operationName.test(name) ? [] : [misnamed]), ...judged.faults].map((fault) => `${file}: ${fault}`),
    );
    if (faults.length > 0) throw new Error(`Nothing is registered.\n${faults.join('\n')}`);
    const way = `perintah ${userInfo().username}`;
    return sql.begin(async (transaction) => {
      const done = [];
      for (const { judged, ...document } of documents) {
        const became = await registerDocument(transaction as unknown as Sql, contract, { ...document, judged, way });
        if (became === 'PENUH')
          throw new Error(`${flags.partner} has ${operationsMax} operations: take one out. Nothing is registered.`);
        const { id, cost, allowed, coordinates } = judged;
        done.push({ name: document.name, id, cost, allowed, coordinates, new: became === 'BARU' });
      }
      return done;
    });
  });
  show(terminal, flags, registered, () =>
    [
      table(
        terminal,
        ['name', 'id', 'costs at most', 'fields'],
        registered.map((one) => [
          one.new ? one.name : `${one.name} (was there)`,
          one.id,
          one.cost > one.allowed ? `${one.cost} (more than ${one.allowed} is refused)` : one.cost,
          one.coordinates.length,
        ]),
      ),
      'Clients send {"documentId": "sha256:<id>"} in place of the query.',
    ].join('\n'),
  );
}
