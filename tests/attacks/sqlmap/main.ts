// Lets sqlmap at every value that any contract takes, and at a server that it must be able to break: npm run attack:sqlmap
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contracts } from '@bagi/agreements/contracts.ts';
import { openPool } from '@bagi/database/connect.ts';
import { compose } from '@bagi/schema/compose.ts';
import type { Sql } from 'postgres';
import { type Config, configOf } from '../../../start/config.ts';
import { openLibrary } from '../../../start/library.ts';
import { runCommand } from '../../../start/program.ts';
import { startSystem, type System } from '../../../start/system.ts';
import { bandung, setneg, widyaiswara } from '../../people.ts';
import { tokenOf } from '../../token.ts';
import { startInjectable } from './injectable.ts';
import { requireSqlmap } from './present.ts';
import { startRelay } from './relay.ts';
import { attack } from './run.ts';
import { holding, logStatements, statementsOf } from './statements.ts';
import { samplesOf, type Target, targetsOf, undisturbed } from './targets.ts';

/** By these names PostgreSQL's log knows who sent a statement. */
const programs = { router: 'bagi-pakai subgraphs', injectable: 'injectable' } as const;

/** Somebody whom each partner may read; who is not named here is asked about Bandung's. */
const persons: Readonly<Record<string, string>> = { 'setneg-siapp': setneg.nip, lan: widyaiswara.nip };

/** sqlmap tries more than a hundred for each value; far fewer, and it gave up. */
const payloadsMin = 100;

interface Attacked {
  readonly config: Config;
  readonly system: System;
  readonly sql: Sql;
}

await runCommand(async () => {
  requireSqlmap();
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-attack-'));
  const config = configOf({
    DATA_DIRECTORY: directory,
    PORT: '0',
    ASN: '2000',
    LOG_LEVEL: 'error',
    REQUESTS_PER_MINUTE: '1000000',
  });
  const began = performance.now();
  try {
    const system = await startSystem(config);
    const sql = openPool(system.databaseUrl, { max: 1, applicationName: programs.injectable });
    try {
      await attackEverything({ config, system, sql });
    } finally {
      await sql.end({ timeout: 5 });
      await system.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  console.log(
    `Nothing was injectable, but for the server that is made so. ${Math.round((performance.now() - began) / 1000)} s.`,
  );
});

async function attackEverything(attacked: Attacked): Promise<void> {
  const { schema } = compose();
  const library = openLibrary(schema, false);
  const contractOf = contracts(library, schema);
  await logStatements(attacked.sql);
  await requireInjection(attacked);
  const faults: string[] = [];
  for (const partner of library.keys()) {
    const samples = await samplesOf(attacked.sql, persons[partner] ?? bandung.nip);
    const targets = targetsOf(contractOf(partner, Date.now()).schema, samples);
    if (targets.length === 0) console.log(`${partner}: its contract takes no value.`);
    for (const target of targets) faults.push(...(await attackOne(attacked, partner, target)));
  }
  if (faults.length > 0) throw new Error(`Found:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
}

/** The control: a server that can be injected into is found so, and PostgreSQL's log shows that it was. */
async function requireInjection({ config, sql }: Attacked): Promise<void> {
  const server = await startInjectable(sql);
  const relay = await startRelay(server.url, async () => 'none');
  try {
    const query = 'query ($id: ID) { asn(id: $id) { id } }';
    const target = { what: 'asn(id)', query, variables: { id: bandung.id }, attacked: ['id'] };
    const { injectable } = await attack(relay.url, target);
    if (injectable.length === 0) throw new Error('sqlmap does not find the server that is made injectable.');
    const written = holding(statementsOf(config.dataDirectory, programs.injectable), relay.payloads);
    if (written.length === 0) throw new Error("PostgreSQL's log does not show what was injected.");
    console.log(
      `control: injectable, as it should be (${injectable.join(', ')}); ${written.length} statements hold a payload.`,
    );
  } finally {
    await relay.stop();
    await server.stop();
  }
}

/** Attacks one question, and returns what is wrong: a value that can be injected into, a statement that was not there before. */
async function attackOne({ config, system }: Attacked, partner: string, target: Target): Promise<string[]> {
  const relay = await startRelay(`${system.localUrl}/graphql`, () => tokenOf(config, system, partner));
  const faults: string[] = [];
  try {
    const questions = await undisturbed(relay.url, target);
    const before = statementsOf(config.dataDirectory, programs.router);
    for (const question of questions) {
      relay.forget();
      const name = `${partner} ${question.what}`;
      const { injectable, points } = await attack(relay.url, question);
      faults.push(...injectable.map((parameter) => `${name}: injectable, ${parameter}`));
      const replies = [...relay.statuses].map(([status, times]) => `${times} × ${status}`).join(', ');
      console.log(`${name}: ${points} values, ${relay.payloads.size} payloads, replies ${replies}`);
      const after = statementsOf(config.dataDirectory, programs.router);
      faults.push(
        ...holding(after, relay.payloads).map((text) => `${name}: a payload became part of a statement: ${text}`),
        ...[...after].filter((text) => !before.has(text)).map((text) => `${name}: a statement of its own: ${text}`),
        ...[...relay.statuses.keys()]
          .filter((status) => status >= 500)
          .map((status) => `${name}: the status ${status}`),
        ...(relay.payloads.size < payloadsMin ? [`${name}: hardly anything was sent`] : []),
      );
    }
    return faults;
  } finally {
    await relay.stop();
  }
}
