// Registered operations at the command line: taken in, listed with what became of each, taken out, written for the schema check.
import { buildRouteMap } from '@stricli/core';
import { command } from './command.ts';
import { asJson, partner, text, word } from './words.ts';

const register = command({
  read: async () => (await import('./operation/register.ts')).register,
  parameters: {
    flags: {
      json: asJson,
      partner: {
        kind: 'parsed',
        parse: text,
        brief: 'Whose operations',
        placeholder: 'partner',
        proposeCompletions: partner.proposeCompletions,
      },
    },
    positional: {
      kind: 'array',
      minimum: 1,
      parameter: { parse: text, brief: 'a document with one operation', placeholder: 'file.graphql' },
    },
  },
  lesson: {
    brief: 'Registers documents of a partner, and tells the id, the cost and the fields of each',
    more: `A document is judged on the contract of today as if it were asked; one that would never be answered is not registered. It is named
as its file, and known by the SHA-256 of its bytes. All of the files are registered, or none. docs/operations.md`,
    examples: [
      { line: 'operation register --partner lan profil-pns.graphql', gives: 'its id, which clients send in its place' },
    ],
  },
});

const list = command({
  read: async () => (await import('./operation/list.ts')).list,
  parameters: {
    flags: { json: asJson },
    positional: { kind: 'tuple', parameters: [{ ...partner, brief: 'of one partner alone', optional: true }] },
  },
  lesson: {
    brief: 'What is registered: cost, fields, when it was last asked, and whether it is still answered',
    more: 'Days are counted from the record, the one that runs among them. "Never" is: not since it was registered.',
    examples: [
      { line: 'operation list lan', gives: 'a line for each, marked where a version to come does not answer it' },
    ],
  },
});

const remove = command({
  read: async () => (await import('./operation/remove.ts')).remove,
  parameters: {
    flags: { json: asJson },
    positional: {
      kind: 'tuple',
      parameters: [
        { ...partner, brief: 'whose operation' },
        { parse: text, brief: 'its id or its name', placeholder: 'operation' },
      ],
    },
  },
  lesson: {
    brief: 'Takes out what is registered; ten seconds later it is unknown everywhere',
    examples: [{ line: 'operation remove lan profil-pns', gives: 'the id that is unknown from now on' }],
  },
});

const exporting = command({
  read: async () => (await import('./operation/export.ts')).exportOperations,
  parameters: {
    flags: { json: asJson, out: word('The folder; operations/ of the project unless said', 'folder') },
    positional: { kind: 'tuple', parameters: [{ ...partner, brief: 'of one partner alone', optional: true }] },
  },
  lesson: {
    brief: 'Writes what is registered to operations/<partner>/<name>.graphql, where the schema check reads it',
    examples: [
      { line: 'operation export lan --out operasi', gives: 'the files that are new, and those that are there already' },
    ],
  },
});

export const operation = buildRouteMap({
  routes: { register, list, remove, export: exporting },
  docs: { brief: 'Registered operations: documents that partners ask by id' },
});
