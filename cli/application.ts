// The whole command line: every command by its name, each read only when it is called.
import { buildApplication, buildRouteMap } from '@stricli/core';
import { agreement } from './agreement.ts';
import { completion, proposing } from './completion.ts';
import { exitOf, exitsTold } from './exits.ts';
import { command } from './command.ts';
import { operation } from './operation.ts';
import { record } from './record.ts';
import { reference } from './reference.ts';
import { report } from './report.ts';
import { schema } from './schema.ts';
import type { Terminal } from './terminal.ts';
import { texts } from './texts.ts';
import { asJson, flag, partner, whole, word } from './words.ts';
import { webhook } from './webhook.ts';

const seed = command({
  read: async () => (await import('./seed.ts')).seed,
  parameters: {
    flags: {
      asn: {
        kind: 'parsed',
        parse: whole,
        default: '10000',
        brief: 'How many persons; the personas of the README are always among them',
      },
      seed: {
        kind: 'parsed',
        parse: whole,
        default: '1',
        brief: 'Another number gives another population; the same gives the same, to the byte',
      },
      replace: flag('Puts the new population in the place of the one that is there'),
      json: asJson,
    },
  },
  lesson: {
    brief: 'Fills a register with invented persons; never in production',
    examples: [{ line: 'seed --asn 500 --seed 7 --replace', gives: 'how many persons, in how many seconds' }],
  },
});

const token = command({
  read: async () => (await import('./token.ts')).token,
  parameters: {
    flags: { petugas: word('The officer that the token names', 'who'), json: asJson },
    positional: { kind: 'tuple', parameters: [{ ...partner, brief: 'a partner, or a grant of BKN' }] },
  },
  lesson: {
    brief: 'Prints a bearer token of the running system',
    more: 'For scripts: npm run --silent token -- bp-tapera. Partners: bp-tapera, setneg-siapp, lan, taspen-life, bkn.',
    examples: [
      { line: 'token bp-tapera', gives: 'a token that works for five minutes' },
      { line: 'token bkn-pengelola --petugas p-17', gives: 'the same for a person' },
    ],
  },
});

const cubes = command({
  read: async () => (await import('./cubes.ts')).cubes,
  parameters: { flags: { json: asJson } },
  lesson: {
    brief: 'Builds the registered cubes of the last fixed day, unless they are published',
    examples: [{ line: 'cubes', gives: 'how many cells, and how many of them withheld' }],
  },
});

const roles = command({
  read: async () => (await import('./agreement/apply.ts')).roles,
  parameters: { flags: { apply: flag('Makes it; without, it is only shown'), json: asJson } },
  lesson: {
    brief: 'What the documents would change in the roles of the database',
    examples: [{ line: 'roles', gives: 'rights gained (+) and lost (-) of each role that differs' }],
  },
});

const doctor = command({
  read: async () => (await import('./doctor.ts')).doctor,
  parameters: { flags: { json: asJson } },
  lesson: {
    brief: 'What is wrong with an installation, and what to do about it',
    more: `Looks at what the environment names, as the server would: settings, database, migrations, roles, contracts, keys, storage,
scanner, seals, clocks, disks, what waits for a second person, what falls due. Changes nothing but a probe in the storage.`,
    examples: [
      { line: 'doctor', gives: 'ok, warn or wrong for each, with the remedy; ends with 1 when something is wrong' },
    ],
  },
});

const commands = buildRouteMap<string, Terminal>({
  routes: {
    agreement,
    schema,
    operation,
    record,
    report,
    reference,
    webhook,
    seed,
    token,
    cubes,
    roles,
    doctor,
    completion,
    complete: proposing,
  },
  aliases: { agreements: 'agreement', webhooks: 'webhook' },
  docs: {
    brief: 'Agreement-bound sharing of the civil-service register, at the command line',
    fullDescription: `Bagi Pakai at the command line. Settings are those of the server: the README lists them.
Each command and each group explains itself: bagi <command> --help

${exitsTold}`,
    hideRoute: { complete: true },
  },
});

export const application = buildApplication<Terminal>(commands, {
  name: 'bagi',
  scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
  documentation: { caseStyle: 'convert-camel-to-kebab', onlyRequiredInUsageLine: true },
  localization: { text: texts },
  determineExitCode: exitOf,
});
