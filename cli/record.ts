// The record at the command line: what was told of a person and to a credential, what is kept back and how long, and whether it is whole.
import { buildRouteMap } from '@stricli/core';
import { command } from './command.ts';
import { asJson, flag, neededWord, partner, text, whole, word } from './words.ts';

const nip = word('The person, by NIP', 'nip');
const nik = word('The person, by NIK', 'nik');
const by = neededWord('Who decided it, name and office', 'who');

const person = command({
  read: async () => (await import('./record/person.ts')).person,
  parameters: {
    flags: {
      nip,
      nik,
      csv: word('Writes the history to this file, to hand over', 'file'),
      pdf: word('Writes the history to this file, to hand over', 'file'),
      auditor: flag('Counts what a hold keeps back as well'),
      json: asJson,
    },
  },
  lesson: {
    brief: 'Everything that was told of a person: to whom, when, for what',
    more: 'Values are never in it, for they are never recorded. What a hold keeps back is left out. docs/record.md',
    examples: [
      { line: 'record person --nip 197408211998032900', gives: 'the history, the oldest first' },
      {
        line: 'record person --nip 197408211998032900 --csv riwayat.csv --pdf riwayat.pdf',
        gives: 'files to hand over',
      },
    ],
  },
});

const hold = command({
  read: async () => (await import('./record/hold.ts')).hold,
  parameters: {
    flags: {
      by,
      reason: neededWord('Why', 'text'),
      basis: neededWord('The law that it rests on', 'law'),
      until: neededWord('Until when, as 2027-06-30', 'moment'),
      partner: word('Accesses of this partner alone', 'partner'),
      nip,
      nik,
      from: word('Accesses since then alone', 'moment'),
      to: word('Accesses before then alone', 'moment'),
      json: asJson,
    },
  },
  lesson: {
    brief: 'Keeps accesses from the persons whom they are about, until a day',
    examples: [
      {
        line: 'record hold --partner lan --nip 197702142003122900 --by "Sari, Inspektorat" --reason "Penyelidikan" --basis "UU 27/2022 Pasal 15" --until 2027-06-30',
        gives: 'the number of the hold',
      },
    ],
  },
});

const release = command({
  read: async () => (await import('./record/hold.ts')).release,
  parameters: {
    flags: {
      id: word('The number of the hold; the only one unless said', 'hold'),
      by,
      reason: neededWord('Why', 'text'),
    },
  },
  lesson: {
    brief: 'Ends a hold before its day',
    examples: [
      { line: 'record release --by "Sari, Inspektorat" --reason "Penyelidikan selesai"', gives: 'the only hold ends' },
    ],
  },
});

const holds = command({
  read: async () => (await import('./record/hold.ts')).holds,
  parameters: { flags: { json: asJson } },
  lesson: {
    brief: 'What is kept from persons today',
    examples: [{ line: 'record holds', gives: 'a line for each hold' }],
  },
});

const breach = command({
  read: async () => (await import('./record/breach.ts')).breach,
  parameters: {
    flags: {
      client: word('What this credential was sent', 'client'),
      partner: { ...word('What this partner was sent', 'partner'), proposeCompletions: partner.proposeCompletions },
      from: neededWord('Since when, as 2026-11-01 or 2026-11-01T08:00:00+07:00', 'moment'),
      until: neededWord('Before when', 'moment'),
      out: neededWord('The folder that the pack is written to', 'folder'),
      accesses: flag('A line for each access as well'),
      json: asJson,
    },
  },
  lesson: {
    brief: 'What a credential was sent, about whom: a pack of files with checksums',
    more: 'For those who must tell the persons and the authority in 3 x 24 hours (UU 27/2022 Pasal 46).',
    examples: [
      {
        line: 'record breach --partner setneg-siapp --from 2026-11-01 --until 2030-01-01 --out paket',
        gives: 'how many accesses and subjects; the pack in paket/',
      },
    ],
  },
});

const retention = command({
  read: async () => (await import('./record/retention.ts')).retention,
  parameters: {
    flags: {
      keepMonths: {
        kind: 'parsed',
        parse: whole,
        optional: true,
        brief: 'Drops months that ended longer ago',
        placeholder: 'n',
      },
      destroyKey: {
        kind: 'parsed',
        parse: whole,
        optional: true,
        brief: 'Forgets the persons of this year',
        placeholder: 'year',
      },
      by: word('Who decided it; the account of this machine unless said', 'who'),
      apply: flag('Does it; without, it is only said'),
      json: asJson,
    },
  },
  lesson: {
    brief: 'Makes the months to come, drops those that are over, forgets the persons of a year',
    examples: [{ line: 'record retention --keep-months 60', gives: 'what would be dropped' }],
  },
});

const exporting = command({
  read: async () => (await import('./record/export.ts')).exportRecord,
  parameters: {
    flags: {
      out: neededWord('The folder that it is written to', 'folder'),
      from: word('Since when, as 2026-11-01', 'moment'),
      until: word('Before when', 'moment'),
      json: asJson,
    },
  },
  lesson: {
    brief: 'Writes accesses with their leaves and checkpoints into a folder that whoever likes can verify',
    examples: [{ line: 'record export --out ekspor', gives: 'the whole record, and how many rows' }],
  },
});

const verify = command({
  read: async () => (await import('./record/verify.ts')).verify,
  parameters: {
    flags: {
      key: word(
        'The public keys of the log as you had them before; those in the export prove nothing by themselves',
        'file',
      ),
      checkpoint: {
        kind: 'parsed',
        parse: text,
        variadic: true,
        default: [],
        brief: 'Checkpoints that you hold: what came in the header, or the write-once folder',
        placeholder: 'file or folder',
      },
      receipt: {
        kind: 'parsed',
        parse: text,
        variadic: true,
        default: [],
        brief: 'Receipts that you hold, one a line, as they came in the header',
        placeholder: 'file',
      },
      authority: word('Certificates (PEM) of the authority that stamped checkpoints with a time', 'file'),
      json: asJson,
    },
    positional: { kind: 'tuple', parameters: [{ parse: text, brief: 'an export', placeholder: 'folder' }] },
  },
  lesson: {
    brief: 'Finds what was changed in an export, taken out, put in, moved, cut off or rolled back',
    more: 'Needs no database. Ends with 0 when all is as it was sealed, with 1 when something is not, with 2 when it could not be looked at.',
    examples: [
      { line: 'record verify ekspor', gives: 'that everything is as it was sealed, or each place where it is not' },
    ],
  },
});

export const record = buildRouteMap({
  routes: { person, hold, release, holds, breach, retention, export: exporting, verify },
  docs: { brief: 'The record: who saw what, what is kept back, and whether it is whole' },
});
