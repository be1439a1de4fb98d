// The schema at the command line: whom a change of it hits, what a partner sees of it, and what is generated from it.
import { buildRouteMap } from '@stricli/core';
import { command } from './command.ts';
import { asJson, day, flag, partner, word } from './words.ts';

const check = command({
  read: async () => (await import('./schema/check.ts')).check,
  parameters: {
    flags: {
      base: word('What to compare with: any name that git knows', 'commit'),
      format: {
        kind: 'enum',
        values: ['terminal', 'markdown', 'approval', 'json', 'sarif', 'github'],
        default: 'terminal',
        brief: 'The form of the report',
      },
      acknowledged: word('The acknowledged breaking changes, in place of changes/acknowledged.yaml', 'file'),
      deploying: flag('What is acknowledged must be in effect today as well'),
      json: asJson,
    },
  },
  lesson: {
    brief: 'Whom a change of the schema or of an agreement hits',
    more: `Without --base: where the branch left main; on main the commit before, or HEAD while something is not committed; where
there is no history, nothing. Ends with 1 if something breaks that is not acknowledged. docs/schema-changes.md`,
    examples: [
      { line: 'schema check', gives: 'each partner that is hit, by which change, in which of its operations' },
      { line: 'schema check --base HEAD --format markdown', gives: 'the same for a pull request' },
    ],
  },
});

const contract = command({
  read: async () => (await import('./schema/contract.ts')).contract,
  parameters: {
    flags: {
      json: asJson,
      on: {
        kind: 'parsed',
        parse: day,
        optional: true,
        brief: 'As it is on that day; today unless said',
        placeholder: 'day',
      },
    },
    positional: { kind: 'tuple', parameters: [{ ...partner, brief: 'whose contract' }] },
  },
  lesson: {
    brief: 'The schema that a partner sees, as its agreement has it',
    examples: [
      { line: 'schema contract lan', gives: 'the contract in SDL, for a code generator' },
      { line: 'schema contract lan --on 2020-01-01', gives: 'the one of that day; refused where no agreement held' },
    ],
  },
});

const generate = command({
  read: async () => (await import('./schema/generate.ts')).generate,
  parameters: { flags: { json: asJson, check: flag('Writes nothing; a difference is a failure') } },
  lesson: {
    brief: 'Writes what is generated and reviewed: the supergraph, every contract, the forms of schema check',
    examples: [{ line: 'schema generate --check', gives: 'the files that are not as generated' }],
  },
});

export const schema = buildRouteMap({
  routes: { check, contract, generate },
  docs: { brief: 'The schema: whom a change hits, what a partner sees, what is generated' },
});
