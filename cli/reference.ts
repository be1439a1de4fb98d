// Reference tables at the command line.
import { buildRouteMap } from '@stricli/core';
import { command } from './command.ts';
import { asJson, flag, text } from './words.ts';

const importing = command({
  read: async () => (await import('./reference/import.ts')).importFiles,
  parameters: {
    flags: {
      keepGood: flag('Takes the good rows of a file that also has bad ones; without it such a file is left out whole'),
      json: asJson,
    },
    positional: {
      kind: 'array',
      minimum: 1,
      parameter: { parse: text, brief: 'a CSV file', placeholder: '[table=]file.csv' },
    },
  },
  lesson: {
    brief: 'Takes full reference tables from CSV files',
    more: 'A file is named after its table, or the table stands before it. Rows are added and renamed, never removed.',
    examples: [
      { line: 'reference import instansi.csv', gives: 'how many rows, and what is wrong with others' },
      {
        line: 'reference import --keep-good instansi=daftar-instansi.csv',
        gives: 'the same, of a file with another name',
      },
    ],
  },
});

const tables = command({
  read: async () => (await import('./reference/tables.ts')).tables,
  parameters: { flags: { json: asJson } },
  lesson: {
    brief: 'The tables that can be imported',
    examples: [{ line: 'reference tables', gives: 'their names' }],
  },
});

export const reference = buildRouteMap({
  routes: { import: importing, tables },
  docs: { brief: 'Reference tables: taken from CSV files' },
});
